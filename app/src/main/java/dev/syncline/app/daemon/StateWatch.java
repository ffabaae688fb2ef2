package dev.syncline.app.daemon;

import dev.syncline.core.run.Outcome;
import dev.syncline.engine.event.Event;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/// Watches what all syncs stand on: whether the state directory is still there, and whether the
/// ledger in it can be read. Both are mended by opening it anew; where that did not help with a
/// damage (`mends`), it is only said.
final class StateWatch implements Consumer<Event> {
  /// The code of what it says.
  static final String LOST = "SYN-STATE-LOST";

  private static final String DAMAGED = "SYN-LEDGER-DAMAGED";

  private final Path state;
  private final boolean mends;
  private final AtomicBoolean isSaid = new AtomicBoolean();
  private volatile Optional<String> damage = Optional.empty();

  StateWatch(Path state, boolean mends) {
    this.state = state;
    this.mends = mends;
  }

  /// Why it must be opened anew; empty while all is well.
  Optional<String> lost() {
    if (!Files.exists(state.resolve("ledger.db")) || !Files.exists(state.resolve("lock"))) {
      return Optional.of(
          ("the state directory %s was taken away while Syncline ran; a new one begins, without"
                  + " history, pins, holds and approvals. Restore a backup if you have one")
              .formatted(state));
    }
    return damage
        .filter(_ -> mends)
        .map(why -> "the ledger is damaged (%s); it is opened anew".formatted(why));
  }

  /// What only a person can mend; given once.
  Optional<String> beyondMending() {
    return damage
        .filter(_ -> !mends && isSaid.compareAndSet(false, true))
        .map(why ->
            ("the ledger is damaged (%s), and opening it anew did not mend it. Stop Syncline and"
                    + " restore a backup, or forget the sync that it is about")
                .formatted(why));
  }

  @Override
  public void accept(Event event) {
    if (event instanceof Event.PassEnded ended
        && ended.outcome() instanceof Outcome.Failed(var complaint)
        && complaint.code().equals(DAMAGED)) {
      damage = Optional.of(complaint.why());
    }
  }
}
