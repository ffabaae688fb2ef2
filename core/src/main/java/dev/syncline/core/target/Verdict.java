package dev.syncline.core.target;

import java.time.Instant;

/// What verify found.
public sealed interface Verdict {
  /// As intended, and proven.
  record Well() implements Verdict {}

  /// As intended so far: look again at `next`.
  record Watching(Probation probation, Instant next) implements Verdict {}

  /// Not as intended.
  record Sick(String why) implements Verdict {}
}
