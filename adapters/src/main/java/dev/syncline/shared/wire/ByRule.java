package dev.syncline.shared.wire;

import java.io.IOException;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;

/// [ProxyRule] as Java's HTTP client asks for it.
final class ByRule extends ProxySelector {
  private final ConnectionSettings settings;

  ByRule(ConnectionSettings settings) {
    this.settings = settings;
  }

  @Override
  public List<Proxy> select(URI uri) {
    return List.of(ProxyRule.of(settings, uri));
  }

  @Override
  public void connectFailed(URI uri, SocketAddress address, IOException failure) {
    // The request fails by itself and says so.
  }
}
