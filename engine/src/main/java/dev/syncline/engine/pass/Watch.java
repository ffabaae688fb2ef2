package dev.syncline.engine.pass;

import dev.syncline.core.plan.Effect;
import dev.syncline.core.plan.Intent;
import dev.syncline.core.plan.Journal;
import dev.syncline.core.source.Candidate;
import dev.syncline.core.target.Probation;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What is on probation: an intent that was carried out and is looked at until it is proven.
/// `effects` are those that are not in the ledger yet. `why` is what made us go back, where the
/// intent is a restore; else the drift that was healed, if any.
record Watch(
    Intent intent,
    Journal journal,
    List<Effect> effects,
    Optional<String> why,
    Optional<String> mark) {
  /// The same once its effects are in the ledger.
  Watch recorded() {
    return new Watch(intent, journal, List.of(), why, mark);
  }

  Candidate to() {
    return intent.after().of();
  }

  /// How the watch stands at a moment.
  record State(Watch watch, Probation probation, Instant next) {}
}
