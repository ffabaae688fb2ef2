package dev.syncline.shared.wire;

import dev.syncline.core.run.SyncException;
import dev.syncline.shared.wire.HttpFetcher.Stop;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpHeaders;
import java.util.Locale;

/// Where a redirect leads, and what may be taken along (RFC 9110, 15.4).
final class Redirects {
  private Redirects() {}

  static boolean isOne(int status) {
    return switch (status) {
      case 301, 302, 303, 307, 308 -> true;
      default -> false;
    };
  }

  /// The next stop. Rejected from https to http, and where it is no address of HTTP at all.
  static Stop follow(URI asked, Stop at, HttpHeaders headers, String what) throws SyncException {
    var next = resolve(at.uri(), headers.firstValue("location").orElse(""), what);
    if (isSecure(at.uri()) && !isSecure(next)) {
      throw rejected(what, "it sends us from https to http, where anybody could change the bytes");
    }
    return new Stop(next, at.elsewhere() || !isSameOrigin(asked, next));
  }

  /// Whether a credential may go there without anybody having asked for that address.
  static boolean isSafe(URI uri) {
    var host = String.valueOf(uri.getHost());
    return isSecure(uri)
        || host.equals("localhost")
        || host.equals("[::1]")
        || host.matches("127(\\.[0-9]{1,3}){3}");
  }

  private static URI resolve(URI from, String location, String what) throws SyncException {
    try {
      var next = join(from, new URI(location.strip().replace(" ", "%20")));
      var scheme = String.valueOf(next.getScheme()).toLowerCase(Locale.ROOT);
      if (next.getHost() == null || !(scheme.equals("http") || scheme.equals("https"))) {
        throw rejected(what, "it sends us to what is not an http or https address");
      }
      return withoutLogin(next);
    } catch (URISyntaxException e) { // its text holds the address with all that is in it
      throw rejected(what, "it sends us to what is not an address");
    }
  }

  /// As RFC 3986 joins them; Java's own way is older and loses the last segment before a lone
  /// query.
  private static URI join(URI from, URI location) throws URISyntaxException {
    var given = from.getRawPath();
    var path = given == null || given.isEmpty() ? "/" : given;
    var base = new URI(Shown.site(from) + path);
    return location.toString().startsWith("?")
        ? new URI(base + location.toString())
        : base.resolve(location);
  }

  private static URI withoutLogin(URI uri) throws URISyntaxException {
    var text = new StringBuilder().append(uri.getScheme()).append("://").append(uri.getHost());
    if (uri.getPort() >= 0) {
      text.append(':').append(uri.getPort());
    }
    if (uri.getRawPath() != null) {
      text.append(uri.getRawPath());
    }
    if (uri.getRawQuery() != null) {
      text.append('?').append(uri.getRawQuery());
    }
    return new URI(text.toString());
  }

  private static boolean isSecure(URI uri) {
    return "https".equalsIgnoreCase(uri.getScheme());
  }

  private static boolean isSameOrigin(URI one, URI other) {
    return String.valueOf(one.getScheme()).equalsIgnoreCase(other.getScheme())
        && String.valueOf(one.getHost()).equalsIgnoreCase(other.getHost())
        && Shown.port(one) == Shown.port(other);
  }

  private static SyncException rejected(String what, String why) {
    return SyncException.rejected(
        "SYN-HTTP-REDIRECT", what, why, "Write the final address into the configuration");
  }
}
