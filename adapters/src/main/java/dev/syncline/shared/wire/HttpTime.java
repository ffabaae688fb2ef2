package dev.syncline.shared.wire;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Times in headers, and how long a host asks us to stay away.
final class HttpTime {
  /// Nobody keeps us away for longer than this, whatever the answer says.
  static final Duration WAIT_MAX = Duration.ofHours(24);

  private static final Duration WAIT_MIN = Duration.ofSeconds(1);
  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,12}");
  private static final List<String> LIMITS = List.of("x-ratelimit-", "ratelimit-");

  private HttpTime() {}

  /// The HTTP date under `name`; none if there is none or it is not one.
  static Optional<Instant> in(HttpHeaders headers, String name) {
    return headers.firstValue(name).flatMap(HttpTime::date);
  }

  /// When to come back: `Retry-After` (seconds or a date), else the reset of a rate limit that is
  /// used up. Dates are taken relative to the answer's own `Date`, so that a wrong clock does no
  /// harm.
  static Optional<Instant> comeBack(HttpHeaders headers, Instant now) {
    var theirs = in(headers, "date").orElse(now);
    return retryAfter(headers, theirs)
        .or(() -> reset(headers, theirs))
        .map(wait -> {
          var atLeast = wait.compareTo(WAIT_MIN) < 0 ? WAIT_MIN : wait;
          return now.plus(atLeast.compareTo(WAIT_MAX) > 0 ? WAIT_MAX : atLeast);
        });
  }

  private static Optional<Duration> retryAfter(HttpHeaders headers, Instant theirs) {
    return headers
        .firstValue("retry-after")
        .map(String::strip)
        .flatMap(value ->
            SECONDS.matcher(value).matches()
                ? Optional.of(Duration.ofSeconds(Long.parseLong(value)))
                : date(value).map(until -> Duration.between(theirs, until)));
  }

  private static Optional<Duration> reset(HttpHeaders headers, Instant theirs) {
    return LIMITS.stream()
        .filter(name ->
            headers.firstValue(name + "remaining").map(String::strip).orElse("").equals("0"))
        .flatMap(name -> headers.firstValue(name + "reset").stream())
        .map(String::strip)
        .filter(value -> SECONDS.matcher(value).matches())
        .map(value -> Duration.between(theirs, Instant.ofEpochSecond(Long.parseLong(value))))
        .findFirst();
  }

  private static Optional<Instant> date(String value) {
    try {
      return Optional.of(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(value.strip())));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
