package dev.syncline.core.target;

import dev.syncline.core.transform.Recipe;

/// The ability of some targets to try what they are given before it goes live.
public interface Tries {
  /// How it is tried: what does not pass may pass another trial.
  Recipe trial();
}
