package dev.syncline.app.compose;

import dev.syncline.core.run.Pace;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;

/// A clock that is some times as fast as the real one, and so is waiting.
record QuickPace(int times, Instant start) implements Pace {
  QuickPace(int times) {
    this(times, Instant.now());
  }

  @Override
  public Instant now() {
    return start.plus(Duration.between(start, Instant.now()).multipliedBy(times));
  }

  @Override
  public void sleep(Duration time) throws InterruptedException {
    if (time.isPositive()) {
      Thread.sleep(time.dividedBy(times));
    }
  }

  @Override
  public Duration jitter(Duration most) {
    return most.isPositive()
        ? Duration.ofNanos(ThreadLocalRandom.current().nextLong(most.toNanos()))
        : Duration.ZERO;
  }
}
