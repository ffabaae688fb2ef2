package dev.syncline.core.policy;

import java.time.Instant;
import java.util.Optional;

/// What the rules say of one candidate.
sealed interface Finding {
  /// May be taken; `byPerson` where somebody approved exactly this one.
  record Free(String why, boolean byPerson) implements Finding {}

  /// Is what is installed.
  record Current() implements Finding {}

  /// A person or time can clear the way.
  record Stopped(Obstacle obstacle, String reason, Optional<Instant> until) implements Finding {}

  /// Passed over.
  record Out(String reason) implements Finding {}

  /// What stands in the way, in the order in which the rules ask.
  enum Obstacle {
    AWAITED,
    QUARANTINE,
    APPROVAL,
    HOLD,
    MOVED,
    AGE
  }
}
