package dev.syncline.shared.wire;

import java.net.URI;
import java.util.Map;
import java.util.Set;

/// What to send: `body` (sent as UTF-8) with its `Content-Type` among the `headers`. `handled` are
/// statuses besides 2xx that the caller wants as an answer instead of a fault (404 for "not there
/// yet").
///
/// The credential of the host is added by [HttpSender] unless `headers` hold an `Authorization`.
public record HttpSend(
    String method, URI uri, Map<String, String> headers, String body, Set<Integer> handled) {
  public HttpSend {
    headers = Map.copyOf(headers);
    handled = Set.copyOf(handled);
  }

  /// A POST of JSON that takes 2xx only.
  public static HttpSend json(URI uri, String body) {
    return new HttpSend("POST", uri, Map.of("Content-Type", "application/json"), body, Set.of());
  }
}
