package dev.syncline.core.source;

import dev.syncline.core.content.Revision;
import java.util.List;
import java.util.Optional;

/// What a source answers when asked what is on offer.
public sealed interface Detection {
  /// Provably as at the watermark: nothing to decide.
  record Unchanged(Revision at) implements Detection {}

  /// All that is on offer now, in the source's order; may well hold what is installed already.
  /// `unready` is what cannot be brought as it stands, and why. `mark` is what to tell the source
  /// next time, once this is applied.
  record Moved(List<Candidate> offered, List<Unready> unready, Optional<String> mark)
      implements Detection {
    public Moved {
      offered = List.copyOf(offered);
      unready = List.copyOf(unready);
    }

    /// Where everything can be brought.
    public Moved(List<Candidate> offered, Optional<String> mark) {
      this(offered, List.of(), mark);
    }
  }

  /// The source's history no longer holds what was applied (a force-pushed branch): `now` is taken
  /// as it is, never merged, and people are told.
  record Rewound(Revision applied, Candidate now) implements Detection {}
}
