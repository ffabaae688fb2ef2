package dev.syncline.shared.files;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Does the same to each of many files, several at a time: one fsync after another waits for the
/// disk each time, many at once share its waits. On threads of the system, because such a call
/// would hold the carrier of a virtual one.
public final class SideBySide {
  private static final int THREADS_MAX = 16;
  private static final int WORTH_A_THREAD = 32;

  private SideBySide() {}

  /// What is done to each; in no order, by several threads.
  public interface Work<T> {
    void on(T each) throws IOException;
  }

  /// Comes back when all is done. After a failure, or when interrupted, nothing further is begun,
  /// what was begun is waited for, and the first failure is thrown.
  public static <T> void each(List<T> all, Work<T> work) throws IOException, InterruptedException {
    int threads = Math.clamp(all.size() / WORTH_A_THREAD, 1, THREADS_MAX);
    var next = new AtomicInteger();
    var crew = Executors.newFixedThreadPool(threads, Thread.ofPlatform().name("files").factory());
    try {
      await(crew, threads, () -> share(all, work, next));
    } finally {
      next.set(all.size());
      crew.close();
    }
  }

  private static void await(ExecutorService crew, int threads, Callable<@Nullable Void> share)
      throws IOException, InterruptedException {
    var shares = new ArrayList<Future<@Nullable Void>>();
    for (int i = 0; i < threads; i++) {
      shares.add(crew.submit(share));
    }
    for (var begun : shares) {
      try {
        begun.get();
      } catch (ExecutionException failure) {
        throw rethrown(Objects.requireNonNullElse(failure.getCause(), failure));
      }
    }
  }

  private static <T> @Nullable Void share(List<T> all, Work<T> work, AtomicInteger next)
      throws IOException {
    try {
      for (int i = next.getAndIncrement(); i < all.size(); i = next.getAndIncrement()) {
        work.on(all.get(i));
      }
      return null;
    } finally {
      next.set(all.size()); // also when it failed: the others stop
    }
  }

  private static IOException rethrown(Throwable cause) {
    return switch (cause) {
      case IOException refusal -> refusal;
      case RuntimeException defect -> throw defect;
      case Error defect -> throw defect;
      default -> new IOException(cause);
    };
  }
}
