package dev.syncline.engine;

import dev.syncline.core.run.Pace;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Time that goes on in steps of a second, each only once so many sleep past it: what woke in the
/// step before has been answered by then.
final class SteppedPace implements Pace {
  private final List<Instant> alarms = new ArrayList<>(); // guarded by this
  private Instant now = Instant.parse("2026-01-05T08:00:00Z"); // guarded by this; only goes on
  private Duration jumped = Duration.ZERO; // guarded by this

  @Override
  public synchronized Instant now() {
    return now.plus(jumped);
  }

  @Override
  public synchronized void sleep(Duration time) throws InterruptedException {
    var until = now.plus(time);
    alarms.add(until);
    notifyAll();
    try {
      while (now.isBefore(until)) {
        wait();
      }
    } finally {
      alarms.remove(until);
    }
  }

  @Override
  public synchronized Duration jitter(Duration most) {
    return most.dividedBy(2);
  }

  synchronized void step(int seconds, int sleepers) throws InterruptedException {
    for (int second = 0; second < seconds; second++) {
      awaitSleepers(sleepers);
      now = now.plusSeconds(1);
      notifyAll();
    }
    awaitSleepers(sleepers);
  }

  /// Moves what the clock shows; those who sleep do not notice.
  synchronized void jump(Duration by) {
    jumped = jumped.plus(by);
  }

  private synchronized void awaitSleepers(int count) throws InterruptedException {
    while (alarms.stream().filter(now::isBefore).count() < count) {
      wait();
    }
  }
}
