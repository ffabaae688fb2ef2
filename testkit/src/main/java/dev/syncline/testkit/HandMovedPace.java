package dev.syncline.testkit;

import dev.syncline.core.run.Pace;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/// Time that only a test moves. Sleepers wake when it has been moved past their time.
public final class HandMovedPace implements Pace {
  private final Random random;
  private final List<Instant> wakes = new ArrayList<>(); // guarded by this
  private Instant now; // guarded by this

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
    wakes.add(until);
    notifyAll();
    try {
      while (now.isBefore(until)) {
        wait();
      }
    } finally {
      wakes.remove(until);
      notifyAll();
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

  /// Moves the clock to the earliest moment that somebody sleeps until, once `count` threads sleep
  /// and none is still getting up: whoever was woken before has been heard by then.
  public synchronized void moveToNextWake(int count) throws InterruptedException {
    while (wakes.size() < count || asleep() < wakes.size()) {
      wait();
    }
    move(Duration.between(now, Collections.min(wakes)));
  }

  /// Returns once `count` threads sleep; those that are getting up do not count.
  public synchronized void awaitSleepers(int count) throws InterruptedException {
    while (asleep() < count) {
      wait();
    }
  }

  /// How many threads sleep now; those that are getting up do not count.
  public synchronized int sleepers() {
    return (int) asleep();
  }

  private long asleep() {
    return wakes.stream().filter(now::isBefore).count();
  }
}
