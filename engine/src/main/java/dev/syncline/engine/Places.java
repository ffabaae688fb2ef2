package dev.syncline.engine;

import dev.syncline.core.run.Cause;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/// So many passes at once and no more. Those who wait are admitted by cause, a person first; each
/// step of rank is worth thirty seconds of waiting, so nobody starves.
final class Places {
  private static final Duration RANK = Duration.ofSeconds(30);

  private final PriorityQueue<Waiter> waiting =
      new PriorityQueue<>(
          Comparator.comparing(Waiter::key).thenComparingLong(Waiter::order)); // guarded by this
  private long arrivals; // guarded by this
  private int free; // guarded by this

  Places(int count) {
    if (count < 1) {
      throw new IllegalArgumentException("there is at least one place");
    }
    this.free = count;
  }

  /// Asks for a place, and is in the row from now on: [#enter] waits for it, [#turnAway] ends that.
  synchronized Waiter arrive(Cause cause, Instant since) {
    var key = since.plus(RANK.multipliedBy(cause.rank()));
    var self = new Waiter(key, arrivals++, new CompletableFuture<>());
    waiting.add(self);
    admit();
    return self;
  }

  /// Waits for the place, which is given back with [#leave]; false where it was turned away and
  /// there is nothing to give back.
  boolean enter(Waiter self) throws InterruptedException {
    try {
      return self.admitted().get();
    } catch (InterruptedException e) {
      withdraw(self);
      throw e;
    } catch (ExecutionException e) {
      throw new IllegalStateException("only ever completed with a value", e);
    }
  }

  /// It shall wait no longer; who was admitted before keeps the place.
  synchronized void turnAway(Waiter waiter) {
    if (waiting.remove(waiter)) {
      waiter.admitted().complete(false);
    }
  }

  synchronized void leave() {
    free++;
    admit();
  }

  // Whoever was admitted in the same moment gives the place back.
  private synchronized void withdraw(Waiter self) {
    if (!waiting.remove(self) && self.admitted().getNow(false)) {
      leave();
    }
  }

  private synchronized void admit() {
    while (free > 0 && !waiting.isEmpty()) {
      free--;
      waiting.remove().admitted().complete(true);
    }
  }

  /// One who asked for a place: `admitted` says once it is known whether it has one.
  record Waiter(Instant key, long order, CompletableFuture<Boolean> admitted) {}
}
