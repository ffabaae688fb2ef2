package dev.syncline.engine.pace;

import dev.syncline.core.run.Pace;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;

/// The real clock. Waiting follows the monotonic clock, so a wall clock that jumps neither shortens
/// nor lengthens it.
public final class SystemPace implements Pace {
  @Override
  public Instant now() {
    return Instant.now();
  }

  @Override
  public void sleep(Duration time) throws InterruptedException {
    if (time.isPositive()) {
      Thread.sleep(time);
    }
  }

  @Override
  public Duration jitter(Duration most) {
    return most.isPositive()
        ? Duration.ofNanos(ThreadLocalRandom.current().nextLong(most.toNanos()))
        : Duration.ZERO;
  }
}
