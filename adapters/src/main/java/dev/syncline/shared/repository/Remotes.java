package dev.syncline.shared.repository;

import dev.syncline.core.run.SyncException;
import dev.syncline.shared.wire.Connections;
import dev.syncline.shared.wire.Tls;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/// All remotes that one process talks to. Made once, so that TLS sessions and kept-alive
/// connections are shared by every sync. Safe for any number of threads.
public final class Remotes {
  private final Connections connections;
  private final AtomicReference<@Nullable SSLSocketFactory> tls = new AtomicReference<>();

  public Remotes(Connections connections) {
    OwnConfiguration.install();
    this.connections = connections;
  }

  /// `within` bounds each conversation as a whole.
  public Remote at(GitUrl url, Duration within) {
    return new Remote(this, url, within);
  }

  Connections connections() {
    return connections;
  }

  SSLSocketFactory tls() throws SyncException {
    var known = tls.get();
    if (known == null) {
      tls.compareAndSet(null, Tls.context(connections.settings()).getSocketFactory());
      known = java.util.Objects.requireNonNull(tls.get());
    }
    return known;
  }
}
