package dev.syncline.app.work.look;

import dev.syncline.core.run.Complaint;
import dev.syncline.core.run.SyncException;
import dev.syncline.core.run.SyncName;
import dev.syncline.engine.sentence.Declaration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/// Looks at several syncs at once, each on a thread of its own, a bounded number of them at work.
final class SideBySide {
  private static final int PLACES = 8;

  private SideBySide() {}

  /// Looks at one sync.
  @FunctionalInterface
  interface Look<R> {
    R at(Declaration<?> declaration) throws SyncException, InterruptedException;
  }

  /// In the order of `declarations`. An interrupt stops all of them.
  static <R> List<Attempt<R>> each(List<Declaration<?>> declarations, Look<R> look)
      throws InterruptedException {
    var places = new Semaphore(PLACES);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var looks = new ArrayList<Future<Attempt<R>>>();
      for (var declaration : declarations) {
        looks.add(threads.submit(() -> admitted(declaration, look, places)));
      }
      try {
        return finished(looks);
      } catch (InterruptedException e) {
        threads.shutdownNow();
        throw e;
      }
    }
  }

  private static <R> Attempt<R> admitted(Declaration<?> declaration, Look<R> look, Semaphore places)
      throws InterruptedException {
    places.acquire();
    try {
      return new Attempt.Done<>(declaration.name(), look.at(declaration));
    } catch (SyncException e) {
      return new Attempt.Failed<>(declaration.name(), e.fault().complaint());
    } catch (RuntimeException e) {
      return new Attempt.Failed<>(declaration.name(), defect(declaration.name(), e));
    } finally {
      places.release();
    }
  }

  private static Complaint defect(SyncName sync, RuntimeException defect) {
    return new Complaint(
        "SYN-DEFECT",
        "looking at " + sync,
        "a defect in Syncline, " + defect,
        "Please report it with the command and its output");
  }

  private static <R> List<Attempt<R>> finished(List<Future<Attempt<R>>> looks)
      throws InterruptedException {
    var all = new ArrayList<Attempt<R>>();
    for (var look : looks) {
      try {
        all.add(look.get());
      } catch (ExecutionException e) {
        throw new IllegalStateException("a look ended in the middle", e.getCause());
      }
    }
    return all;
  }
}
