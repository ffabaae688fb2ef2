package dev.syncline.shared.wire;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How every connection is made that Syncline opens: through which proxy (except to the hosts of
/// `noProxy`: names, `.suffix` or `*`), trusting which further certificate authorities (PEM),
/// showing which client certificate and key (PEM), and how long a connect and a silent read may
/// take.
public record ConnectionSettings(
    Optional<URI> proxy,
    List<String> noProxy,
    Optional<Path> caFile,
    Optional<Path> clientCertificate,
    Optional<Path> clientKey,
    Duration connectWithin,
    Duration silenceMax) {
  public static final ConnectionSettings DEFAULT =
      new ConnectionSettings(
          Optional.empty(),
          List.of(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Duration.ofSeconds(10),
          Duration.ofSeconds(30));

  private static final List<String> THIS_MACHINE = List.of("localhost", "127.0.0.1", "[::1]");

  public ConnectionSettings {
    noProxy = List.copyOf(noProxy);
  }

  /// The same, but never through a proxy to this machine: to the proxy that would be itself.
  ConnectionSettings straightToThisMachine() {
    var straight = new ArrayList<>(noProxy);
    straight.addAll(THIS_MACHINE);
    return new ConnectionSettings(
        proxy, straight, caFile, clientCertificate, clientKey, connectWithin, silenceMax);
  }
}
