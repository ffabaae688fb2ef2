package dev.syncline.engine;

import dev.syncline.core.run.Pace;
import java.time.Duration;

/// How long to wait after failures in a row: full jitter over a span that doubles up to a bound.
/// There is no last attempt.
final class Backoff {
  private static final Duration FIRST = Duration.ofSeconds(2);
  private static final Duration MOST = Duration.ofHours(1);
  private static final int SLOWEST = 16;

  private final Pace pace;
  private int failures;

  Backoff(Pace pace) {
    this.pace = pace;
  }

  void succeeded() {
    failures = 0;
  }

  int failures() {
    return failures;
  }

  /// Until the next attempt of what failed here: half fixed, half drawn, so that it never comes at
  /// once.
  Duration retry(Duration atLeast) {
    failures++;
    var span = doubled(FIRST, failures - 1, MOST);
    return longer(atLeast, span.dividedBy(2).plus(pace.jitter(span.dividedBy(2))));
  }

  /// Until a source that does not answer is asked again: never sooner than it would be polled
  /// anyway.
  Duration slower(Duration poll, Duration atLeast) {
    failures++;
    var most = poll.multipliedBy(SLOWEST);
    var span = doubled(poll, failures - 1, most);
    return longer(atLeast, poll.plus(pace.jitter(span)));
  }

  private static Duration doubled(Duration first, int times, Duration most) {
    var grown = first.multipliedBy(1L << Math.min(times, 20));
    return grown.compareTo(most) < 0 ? grown : most;
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }
}
