package dev.syncline.app.crash;

import dev.syncline.core.run.Pace;
import java.time.Duration;
import java.time.Instant;

/// The real clock, but waiting moves it on instead of taking the time; and it jumps when told to.
final class SkippingPace implements Pace {
  private static final Duration REALLY_MAX = Duration.ofMillis(2);

  private Duration ahead; // guarded by this

  SkippingPace(Duration ahead) {
    this.ahead = ahead;
  }

  @Override
  public synchronized Instant now() {
    return Instant.now().plus(ahead);
  }

  @Override
  public void sleep(Duration time) throws InterruptedException {
    if (time.isPositive()) {
      Thread.sleep(time.compareTo(REALLY_MAX) < 0 ? time : REALLY_MAX);
      jump(time);
    }
  }

  @Override
  public Duration jitter(Duration most) {
    return most.dividedBy(2);
  }

  /// Backwards, too.
  synchronized void jump(Duration by) {
    ahead = ahead.plus(by);
  }
}
