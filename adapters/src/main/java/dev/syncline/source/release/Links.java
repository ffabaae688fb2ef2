package dev.syncline.source.release;

import java.net.URI;
import java.net.http.HttpHeaders;
import java.util.Optional;
import java.util.regex.Pattern;

/// The `Link` of an answer (RFC 8288).
final class Links {
  private static final Pattern LINK = Pattern.compile("<([^>]*)>\\s*((?:;\\s*[^,;]+)*)");
  private static final Pattern NEXT = Pattern.compile(";\\s*rel\\s*=\\s*\"?next\"?\\s*(;|$)");

  private Links() {}

  /// The page after this one, if it is at the same host: a list does not lead elsewhere.
  static Optional<URI> next(HttpHeaders headers, URI from) {
    return headers.allValues("link").stream()
        .flatMap(value -> LINK.matcher(value).results())
        .filter(link -> NEXT.matcher(link.group(2)).find())
        .flatMap(link -> resolved(from, link.group(1)).stream())
        .findFirst();
  }

  private static Optional<URI> resolved(URI from, String link) {
    try {
      var uri = from.resolve(link);
      return String.valueOf(from.getAuthority()).equals(uri.getAuthority())
              && String.valueOf(from.getScheme()).equals(uri.getScheme())
          ? Optional.of(uri)
          : Optional.empty();
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
