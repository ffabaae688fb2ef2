package dev.syncline.source.git;

import dev.syncline.core.content.Revision;

/// What became of a pull.
public sealed interface Pull {
  /// The files are at `to` now. `how` says why in words: the branch moved on, or was force-pushed.
  record Moved(Revision from, Revision to, String how) implements Pull {}

  /// Nothing was to be done, and why: `pinned to tag v1.2.3, which has not moved`.
  record Nothing(String reason) implements Pull {}
}
