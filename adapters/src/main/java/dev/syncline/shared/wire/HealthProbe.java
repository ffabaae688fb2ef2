package dev.syncline.shared.wire;

import dev.syncline.core.run.SyncException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// Asks an address how it is: one GET over a connection of its own, so that a new process is asked
/// and not the old one that still serves what it had accepted. Follows no redirect and reads no
/// body. Settings and credentials are those of every connection, except that this machine is never
/// asked through a proxy.
///
/// Outside of the [HostBudget]: a look at one's own service neither waits for what is fetched from
/// the same host, nor counts there, nor closes it.
public final class HealthProbe {
  private final Connections connections;

  public HealthProbe(Connections connections) {
    this.connections = connections.straightToThisMachine();
  }

  /// The status that it answers with. Transient or Rejected where there is no answer within
  /// `limit`, Rejected where it can not be asked at all.
  public int status(URI address, Duration limit) throws SyncException, InterruptedException {
    try (var calls = new HttpCalls(connections)) {
      var host = address.getHost();
      var credential =
          host == null
              ? Optional.<Credential>empty()
              : connections.credentials().of(host, Shown.port(address));
      var request = calls.request(address, Map.of(), credential).GET().build();
      try (var reply = calls.send(request, "asking " + Shown.url(address), limit)) {
        return reply.status();
      }
    }
  }
}
