package dev.syncline.shared.process;

import dev.syncline.core.run.Pace;
import java.time.Duration;
import java.time.Instant;

/// The real clock, for tests with real processes.
public final class ClockPace implements Pace {
  @Override
  public Instant now() {
    return Instant.now();
  }

  @Override
  public void sleep(Duration time) throws InterruptedException {
    Thread.sleep(time);
  }

  @Override
  public Duration jitter(Duration most) {
    return Duration.ZERO;
  }
}
