package dev.syncline.app.work.begin;

import dev.syncline.core.run.SyncName;
import java.util.List;

/// What will be written: the syncs that are guessed, and what of the project becomes none.
record Draft(List<Guess> guesses, List<LeftOut> leftOut) {
  Draft {
    guesses = List.copyOf(guesses);
    leftOut = List.copyOf(leftOut);
  }

  /// One sync; `unknown` says what could not be known and what to fill in, a sentence each.
  record Guess(SyncName name, List<Setting> settings, List<String> unknown) {
    Guess {
      settings = List.copyOf(settings);
      unknown = List.copyOf(unknown);
    }
  }

  /// A subsystem that becomes no sync.
  record LeftOut(String name, String why) {}
}
