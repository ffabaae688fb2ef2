package dev.syncline.target.binary;

import dev.syncline.core.plan.Intent;
import dev.syncline.core.plan.Item;
import dev.syncline.core.plan.Journal;
import dev.syncline.core.run.SyncException;
import dev.syncline.core.target.Recovery;
import java.io.IOException;

/// Finishes or undoes a swap that a kill left open. The journal says what was live when it began,
/// the disk says what is live now; there is nothing in between, because a rename is all or nothing.
record Recoverer(Layout layout, KnownDigests digests, Swap swap) {
  Recovery recover(Intent intent, Journal journal)
      throws IOException, SyncException, InterruptedException {
    swap.sweep();
    var wanted = intent.after().find(layout.key()).map(Item::wrote);
    if (wanted.isEmpty()) {
      return new Recovery.Undone(
          "it was about another binary than the declared %s".formatted(layout.key()));
    }
    if (journal.steps().isEmpty()) {
      return new Recovery.Undone("nothing had been touched yet");
    }
    var live = digests.of(layout.live());
    if (live.equals(wanted)) {
      layout.requirePlain();
      return new Recovery.Finished(swap.settle(intent.after(), wanted.get(), journal));
    }
    if (Steps.beganFrom(live, journal)) {
      if (live.isPresent()) {
        swap.separate(live.get());
      }
      return new Recovery.Undone("it had not been switched to the new binary yet");
    }
    return new Recovery.Undone(whatIsThere(live.isEmpty()));
  }

  private String whatIsThere(boolean isMissing) {
    var happened = isMissing ? "removed" : "changed, to neither the old nor the new one,";
    return "%s was %s by somebody else meanwhile and is left as it is"
        .formatted(layout.key(), happened);
  }
}
