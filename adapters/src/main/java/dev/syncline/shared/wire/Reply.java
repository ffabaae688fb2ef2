package dev.syncline.shared.wire;

import java.net.http.HttpHeaders;

/// An answer whose head is here and whose body is still to come. Closing it ends the rest.
record Reply(int status, HttpHeaders headers, BodyReader body) implements AutoCloseable {
  @Override
  public void close() {
    body.close();
  }

  /// Whether it brings all that was asked for (any 2xx but 206).
  boolean isWhole() {
    return status >= 200 && status <= 299 && status != 206;
  }

  /// What the server says the body will be long; negative if it does not say.
  long length() {
    return headers
        .firstValue("content-length")
        .filter(value -> value.matches("[0-9]{1,18}"))
        .map(Long::parseLong)
        .orElse(-1L);
  }
}
