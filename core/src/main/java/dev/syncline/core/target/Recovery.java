package dev.syncline.core.target;

import dev.syncline.core.plan.Effects;

/// What became of an intent that a kill had left open.
public sealed interface Recovery {
  /// It was done to its end, before or now: go on with verify.
  record Finished(Effects effects) implements Recovery {}

  /// Nothing of it remains: the target is as it was before the intent.
  record Undone(String why) implements Recovery {}
}
