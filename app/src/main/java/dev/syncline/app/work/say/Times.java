package dev.syncline.app.work.say;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;

/// Times as people say them: `12 s`, `3 min`, `2 h`, `4 days`.
public final class Times {
  private static final long SECOND = 1_000;
  private static final long MINUTE = 60 * SECOND;
  private static final long HOUR = 60 * MINUTE;
  private static final long DAY = 24 * HOUR;

  private Times() {}

  /// A span in its largest fitting unit, rounded down; below ten seconds with a tenth.
  public static String span(Duration time) {
    long millis = Math.max(0, time.toMillis());
    if (millis < SECOND) {
      return millis + " ms";
    }
    if (millis < 10 * SECOND) {
      return String.format(Locale.ROOT, "%.1f s", Math.floor(millis / 100.0) / 10);
    }
    return whole(millis);
  }

  /// A moment within a sentence: nobody reads fractions of a second.
  public static String moment(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /// `3 min ago`; of the future `in 3 min`.
  public static String ago(Instant then, Instant now) {
    long millis = Duration.between(then, now).toMillis();
    if (Math.abs(millis) < SECOND) {
      return "now";
    }
    return millis > 0 ? whole(millis) + " ago" : "in " + whole(-millis);
  }

  /// Like [#ago]; `-` where there is no such time.
  public static String ago(Optional<Instant> then, Instant now) {
    return then.map(time -> ago(time, now)).orElse("-");
  }

  private static String whole(long millis) {
    if (millis < MINUTE) {
      return millis / SECOND + " s";
    }
    if (millis < HOUR) {
      return millis / MINUTE + " min";
    }
    if (millis < 2 * DAY) {
      return millis / HOUR + " h";
    }
    return millis / DAY + " days";
  }
}
