package dev.syncline.shared.wire;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Credentials by host, or by `host:port` where a port is to be told apart.
public record Credentials(Map<String, Credential> byHost) {
  public static final Credentials NONE = new Credentials(Map.of());

  public Credentials {
    byHost = Map.copyOf(byHost);
  }

  /// The credential for `host`, first looked up with its port. `port` is negative for the usual
  /// one.
  public Optional<Credential> of(String host, int port) {
    var name = host.toLowerCase(Locale.ROOT);
    return Optional.ofNullable(byHost.get(name + ":" + port))
        .or(() -> Optional.ofNullable(byHost.get(name)));
  }
}
