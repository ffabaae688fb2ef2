package dev.syncline.engine;

import dev.syncline.core.run.Cause;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;

/// So many at once and no more. Those who wait are admitted by cause, a person first; each step of
/// rank is worth thirty seconds of waiting, so nobody starves. Those who are expected to take long
/// for nothing (their upstream was silent the last time) have at most half of the places, so that
/// they keep nobody else waiting.
final class Places {
  private static final Duration RANK = Duration.ofSeconds(30);

  private final PriorityQueue<Waiter> prompt = row(); // guarded by this
  private final PriorityQueue<Waiter> slow = row(); // guarded by this
  private final int slowMax;
  private long arrivals; // guarded by this
  private int free; // guarded by this
  private int slowInside; // guarded by this

  Places(int count) {
    if (count < 1) {
      throw new IllegalArgumentException("there is at least one place");
    }
    this.free = count;
    this.slowMax = Math.max(1, count / 2);
  }

  private static PriorityQueue<Waiter> row() {
    return new PriorityQueue<>(BY_TURN);
  }

  private static final Comparator<Waiter> BY_TURN =
      Comparator.comparing(Waiter::key).thenComparingLong(Waiter::order);

  /// Asks for a place, and is in the row from now on: [#enter] waits for it, [#turnAway] ends that.
  synchronized Waiter arrive(Cause cause, Instant since, boolean isSlow) {
    var key = since.plus(RANK.multipliedBy(cause.rank()));
    var self = new Waiter(key, arrivals++, isSlow, new CompletableFuture<>());
    row(self).add(self);
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
    if (row(waiter).remove(waiter)) {
      waiter.admitted().complete(false);
    }
  }

  synchronized void leave(Waiter self) {
    free++;
    slowInside -= self.isSlow() ? 1 : 0;
    admit();
  }

  // Whoever was admitted in the same moment gives the place back.
  private synchronized void withdraw(Waiter self) {
    if (!row(self).remove(self) && self.admitted().getNow(false)) {
      leave(self);
    }
  }

  private PriorityQueue<Waiter> row(Waiter waiter) {
    return waiter.isSlow() ? slow : prompt;
  }

  private synchronized void admit() {
    for (var next = next(); free > 0 && next.isPresent(); next = next()) {
      var admitted = next.get();
      row(admitted).remove(admitted);
      free--;
      slowInside += admitted.isSlow() ? 1 : 0;
      admitted.admitted().complete(true);
    }
  }

  private synchronized Optional<Waiter> next() {
    var first = Optional.ofNullable(prompt.peek());
    var other = slowInside < slowMax ? Optional.ofNullable(slow.peek()) : Optional.<Waiter>empty();
    return Stream.concat(first.stream(), other.stream()).min(BY_TURN);
  }

  /// One who asked for a place: `admitted` says once it is known whether it has one.
  record Waiter(Instant key, long order, boolean isSlow, CompletableFuture<Boolean> admitted) {}
}
