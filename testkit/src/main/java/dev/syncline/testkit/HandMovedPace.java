package dev.syncline.testkit;

import dev.syncline.core.run.Pace;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;

/// Time that only a test moves. Sleepers wake when it has been moved past their time.
public final class HandMovedPace implements Pace {
  private final Random random;
  private Instant now; // guarded by this
  private int sleepers; // guarded by this

  public HandMovedPace(Instant start, long seed) {
    this.now = start;
    this.random = new Random(seed);
  }

  public HandMovedPace() {
    this(Instant.parse("2026-01-05T08:00:00Z"), 1);
  }

  @Override
  public synchronized Instant now() {
    return now;
  }

  @Override
  public synchronized void sleep(Duration time) throws InterruptedException {
    var until = now.plus(time);
    sleepers++;
    notifyAll();
    try {
      while (now.isBefore(until)) {
        wait();
      }
    } finally {
      sleepers--;
    }
  }

  @Override
  public synchronized Duration jitter(Duration most) {
    return Duration.ofNanos((long) (most.toNanos() * random.nextDouble()));
  }

  /// Moves the clock; backwards too, as real clocks do.
  public synchronized void move(Duration by) {
    now = now.plus(by);
    notifyAll();
  }

  /// Returns once `count` threads sleep.
  public synchronized void awaitSleepers(int count) throws InterruptedException {
    while (sleepers < count) {
      wait();
    }
  }
}
