package dev.syncline.shared.wire;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

/// What to fetch: an address, own headers, what we know of it already, and how much it may be.
///
/// `headers` go to the host that was asked; to another one it redirects to go only those that say
/// what of the thing is wanted: `Accept`, `Range` and `If-Range`. The credential of a host is not
/// among them: [HttpFetcher] adds it.
public record HttpGet(
    URI uri, Map<String, String> headers, Optional<Validators> known, long bytesMax) {
  public HttpGet {
    headers = Map.copyOf(headers);
    if (bytesMax < 0) {
      throw new IllegalArgumentException("bytesMax is at least 0");
    }
  }

  public static HttpGet of(URI uri, long bytesMax) {
    return new HttpGet(uri, Map.of(), Optional.empty(), bytesMax);
  }

  /// The same with own headers.
  public HttpGet with(Map<String, String> own) {
    return new HttpGet(uri, own, known, bytesMax);
  }

  /// The same, answered by [Fetched.NotModified] where nothing changed since `known`.
  public HttpGet unlessStill(Optional<Validators> validators) {
    return new HttpGet(uri, headers, validators, bytesMax);
  }
}
