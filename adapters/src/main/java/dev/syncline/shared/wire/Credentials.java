package dev.syncline.shared.wire;

import dev.syncline.shared.redaction.Redactor;
import dev.syncline.shared.redaction.Secret;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Credentials by host, or by `host:port` where a port is to be told apart; case does not matter.
public record Credentials(Map<String, Credential> byHost) {
  public static final Credentials NONE = new Credentials(Map.of());

  public Credentials {
    byHost =
        byHost.entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    entry -> entry.getKey().toLowerCase(Locale.ROOT), Map.Entry::getValue));
  }

  /// The credential for `host`, first looked up with its port. `port` is negative for the usual
  /// one.
  public Optional<Credential> of(String host, int port) {
    var name = host.toLowerCase(Locale.ROOT);
    return ofPort(name, port).or(() -> Optional.ofNullable(byHost.get(name)));
  }

  /// Only what is declared for exactly this port.
  Optional<Credential> ofPort(String host, int port) {
    return Optional.ofNullable(byHost.get(host.toLowerCase(Locale.ROOT) + ":" + port));
  }

  /// Knows the secrets of all of these and the further ones.
  public Redactor redactor(List<Secret> further) {
    var own = byHost.values().stream().flatMap(Credential::secrets);
    return new Redactor(Stream.concat(own, further.stream()).toList());
  }
}
