package dev.syncline.core.run;

import java.time.Duration;
import java.time.Instant;

/// The only thing that waits. The engine's follows the real clock; the tests' is moved by hand.
public interface Pace {
  Instant now();

  /// Waits for `time`; returns at once when it is zero or negative.
  void sleep(Duration time) throws InterruptedException;

  /// A random part of `most`, evenly distributed from zero (full jitter).
  Duration jitter(Duration most);
}
