package dev.syncline.engine;

import dev.syncline.core.run.Pace;
import java.time.Duration;

/// How long to wait after failures in a row: drawn evenly from a span that doubles up to a bound
/// (full jitter), above a small floor, so that nothing is tried again at once. There is no last
/// attempt.
///
/// Errors slow polling down and never speed it up, with one exception: the first three retries of a
/// candidate come within 2, 4 and 8 seconds. Such a failure lies mostly in our own work (a full
/// disk, a busy service), and that is half done. Each retry asks the source too, so from the fourth
/// on none comes sooner than the next poll would have.
final class Backoff {
  private static final Duration SOONEST = Duration.ofMillis(500);
  private static final Duration FIRST = Duration.ofSeconds(2);
  private static final Duration MOST = Duration.ofHours(1);
  private static final Duration RESUMED_MOST = Duration.ofSeconds(30);
  private static final int SOON = 3;
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

  /// Until the next attempt of what failed here: the first few come soon, later ones at the soonest
  /// after `poll` (nothing, where no source is asked) and at the latest after an hour or `poll`,
  /// whichever is longer.
  Duration retry(Duration poll, Duration atLeast) {
    failures++;
    var most = longer(MOST, poll);
    var soon = doubled(FIRST, failures - 1, most);
    return longer(
        atLeast,
        failures <= SOON
            ? between(SOONEST, soon)
            : between(longer(SOONEST, poll), longer(soon, doubled(poll, failures - SOON, most))));
  }

  /// Until what was begun is taken up again: soon, however often.
  Duration resume(Duration atLeast) {
    failures++;
    return longer(atLeast, between(SOONEST, doubled(FIRST, failures - 1, RESUMED_MOST)));
  }

  /// Until a source that does not answer is asked again: never sooner than it would be polled
  /// anyway.
  Duration slower(Duration poll, Duration atLeast) {
    failures++;
    var most = poll.multipliedBy(SLOWEST);
    var span = doubled(poll, failures - 1, most);
    return longer(atLeast, poll.plus(pace.jitter(span)));
  }

  private Duration between(Duration floor, Duration span) {
    return floor.plus(pace.jitter(span.minus(floor)));
  }

  private static Duration doubled(Duration first, int times, Duration most) {
    var grown = first.multipliedBy(1L << Math.min(times, 20));
    return grown.compareTo(most) < 0 ? grown : most;
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }
}
