package dev.syncline.engine;

import dev.syncline.core.run.Cause;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.Semaphore;

/// So many passes at once and no more. Those who wait are admitted by cause, a person first; each
/// step of rank is worth thirty seconds of waiting, so nobody starves.
final class Places {
  private static final Duration RANK = Duration.ofSeconds(30);

  private final PriorityQueue<Waiter> waiting =
      new PriorityQueue<>(
          Comparator.comparing(Waiter::key).thenComparing(Waiter::order)); // guarded by this
  private long arrivals; // guarded by this
  private int free; // guarded by this

  Places(int count) {
    if (count < 1) {
      throw new IllegalArgumentException("there is at least one place");
    }
    this.free = count;
  }

  /// Waits for a place; it is given back with [#leave].
  void enter(Cause cause, Instant since) throws InterruptedException {
    var self = arrive(cause, since);
    try {
      self.admitted().acquire();
    } catch (InterruptedException e) {
      withdraw(self);
      throw e;
    }
  }

  synchronized void leave() {
    free++;
    admit();
  }

  private synchronized Waiter arrive(Cause cause, Instant since) {
    var key = since.plus(RANK.multipliedBy(cause.ordinal()));
    var self = new Waiter(key, arrivals++, new Semaphore(0));
    waiting.add(self);
    admit();
    return self;
  }

  // Whoever was admitted in the same moment gives the place back.
  private synchronized void withdraw(Waiter self) {
    if (!waiting.remove(self)) {
      leave();
    }
  }

  private synchronized void admit() {
    while (free > 0 && !waiting.isEmpty()) {
      free--;
      waiting.remove().admitted().release();
    }
  }

  private record Waiter(Instant key, long order, Semaphore admitted) {}
}
