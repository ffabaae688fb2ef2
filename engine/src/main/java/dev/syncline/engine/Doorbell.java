package dev.syncline.engine;

import dev.syncline.core.run.Cause;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Folds causes: however often it rings while its sync is busy, one later pass follows, with all of
/// them. A ring is never lost: what rings after [#await] has returned is there for the next one.
final class Doorbell {
  private final EnumSet<Cause> causes = EnumSet.noneOf(Cause.class); // guarded by this
  private @Nullable Instant since; // guarded by this: the first ring not yet answered
  private boolean lookDue; // guarded by this
  private boolean closed; // guarded by this

  synchronized void ring(Cause cause, Instant now) {
    if (closed) {
      return;
    }
    causes.add(cause);
    since = since == null ? now : since;
    notifyAll();
  }

  /// The next look of a watch is due.
  synchronized void look() {
    lookDue = true;
    notifyAll();
  }

  /// No more rings: [#await] gives nothing from now on, even where some were pending.
  synchronized void close() {
    closed = true;
    notifyAll();
  }

  synchronized boolean isClosed() {
    return closed;
  }

  /// Waits for a ring, a look or the close; empty once closed.
  synchronized Optional<Wake> await() throws InterruptedException {
    while (!closed && causes.isEmpty() && !lookDue) {
      wait();
    }
    if (closed) {
      return Optional.empty();
    }
    var wake = new Wake(EnumSet.copyOf(causes), Optional.ofNullable(since), lookDue);
    causes.clear();
    since = null;
    lookDue = false;
    return Optional.of(wake);
  }
}
