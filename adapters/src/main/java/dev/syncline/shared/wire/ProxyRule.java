package dev.syncline.shared.wire;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.util.Locale;

/// Which way a connection goes: through the proxy of the settings, or straight where `noProxy`
/// names the host (a name, `.suffix`, or `*` for all).
public final class ProxyRule {
  private static final int HTTP_PORT = 80;
  private static final int SOCKS_PORT = 1080;

  private ProxyRule() {}

  /// For a connection to `target`. The proxy's name is resolved when it is used.
  public static Proxy of(ConnectionSettings settings, URI target) {
    var proxy = settings.proxy();
    var host = target.getHost();
    if (proxy.isEmpty() || host == null || isStraight(settings, host.toLowerCase(Locale.ROOT))) {
      return Proxy.NO_PROXY;
    }
    return at(proxy.get());
  }

  private static boolean isStraight(ConnectionSettings settings, String host) {
    return settings.noProxy().stream()
        .map(rule -> rule.strip().toLowerCase(Locale.ROOT))
        .anyMatch(rule -> matches(rule, host));
  }

  private static boolean matches(String rule, String host) {
    if (rule.startsWith(".")) {
      return host.endsWith(rule) || host.equals(rule.substring(1));
    }
    return rule.equals("*") || rule.equals(host);
  }

  private static Proxy at(URI proxy) {
    var scheme = proxy.getScheme();
    boolean socks = scheme != null && scheme.toLowerCase(Locale.ROOT).startsWith("socks");
    int usual = socks ? SOCKS_PORT : HTTP_PORT;
    int port = proxy.getPort() < 0 ? usual : proxy.getPort();
    var address = new InetSocketAddress(proxy.getHost(), port);
    return new Proxy(socks ? Proxy.Type.SOCKS : Proxy.Type.HTTP, address);
  }
}
