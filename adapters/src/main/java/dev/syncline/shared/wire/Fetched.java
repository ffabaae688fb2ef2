package dev.syncline.shared.wire;

import dev.syncline.core.content.Digest;
import java.net.http.HttpHeaders;
import java.util.Optional;

/// What a GET brought.
public sealed interface Fetched {
  HttpHeaders headers();

  /// 304: as it was when the validators that we sent were handed out. Nothing was written.
  record NotModified(HttpHeaders headers) implements Fetched {}

  /// A whole body (any 2xx but 206) of `length` bytes. A `Content-Encoding` that nobody asked for
  /// is undone.
  record Body(
      int status, HttpHeaders headers, long length, Digest digest, Optional<Validators> validators)
      implements Fetched {}
}
