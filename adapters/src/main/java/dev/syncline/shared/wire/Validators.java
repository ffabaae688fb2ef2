package dev.syncline.shared.wire;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// What a server handed out to ask "still the same?" by (RFC 9110, 8.8): sent back as it came. At
/// least one of the two is there.
public record Validators(Optional<String> etag, Optional<String> modified) {
  private static final int LENGTH_MAX = 1024;
  private static final Duration RACY = Duration.ofSeconds(2);

  public Validators {
    if (etag.isEmpty() && modified.isEmpty()) {
      throw new IllegalArgumentException("there is nothing to ask by");
    }
  }

  /// Those of an answer. A lone `Last-Modified` that is as young as the answer is left out: the
  /// file may change once more within that second, and nobody would see it.
  static Optional<Validators> of(HttpHeaders headers) {
    var etag = bounded(headers, "etag");
    var modified = bounded(headers, "last-modified");
    if (etag.isEmpty() && (modified.isEmpty() || isRacy(headers))) {
      return Optional.empty();
    }
    return Optional.of(new Validators(etag, modified));
  }

  private static Optional<String> bounded(HttpHeaders headers, String name) {
    return headers
        .firstValue(name)
        .map(String::strip)
        .filter(value -> !value.isEmpty() && value.length() <= LENGTH_MAX);
  }

  private static boolean isRacy(HttpHeaders headers) {
    var modified = HttpTime.in(headers, "last-modified");
    var answered = HttpTime.in(headers, "date");
    return modified.isPresent() && answered.isPresent() && isYoung(modified.get(), answered.get());
  }

  private static boolean isYoung(Instant modified, Instant answered) {
    return Duration.between(modified, answered).compareTo(RACY) < 0;
  }
}
