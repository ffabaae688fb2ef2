package dev.syncline.ledger.sqlite;

import dev.syncline.core.ledger.Entry;
import dev.syncline.core.ledger.Tenure;
import dev.syncline.core.run.SyncException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/// One write from when it is queued until it is decided.
final class Waiting {
  private final Tenure tenure;
  private final List<Entry> entries;
  private final CountDownLatch decided = new CountDownLatch(1);
  private volatile Optional<Throwable> failure =
      Optional.empty(); // set once, before the latch opens

  Waiting(Tenure tenure, List<Entry> entries) {
    this.tenure = tenure;
    this.entries = List.copyOf(entries);
  }

  Tenure tenure() {
    return tenure;
  }

  List<Entry> entries() {
    return entries;
  }

  void committed() {
    decided.countDown();
  }

  void failed(Throwable why) {
    failure = Optional.of(why);
    decided.countDown();
  }

  /// Returns once it is committed, or throws what undid it. An interrupt does not end the waiting,
  /// so that nobody takes for lost what was written; the flag is set again afterwards.
  void await() throws SyncException {
    boolean interrupted = false;
    while (true) {
      try {
        decided.await();
        break;
      } catch (InterruptedException _) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    if (failure.isPresent()) {
      rethrow(failure.get());
    }
  }

  private static void rethrow(Throwable failure) throws SyncException {
    switch (failure) {
      case SyncException fault -> throw new SyncException(fault.fault(), fault);
      case Error end -> throw end;
      default -> throw new IllegalStateException("the ledger could not write", failure);
    }
  }
}
