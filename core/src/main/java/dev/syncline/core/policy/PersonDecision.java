package dev.syncline.core.policy;

import dev.syncline.core.content.Revision;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What a person said about one sync.
public sealed interface PersonDecision {
  /// Agrees to one version, by its name or revision: once, until `expires`. Also takes it out of
  /// quarantine.
  record ApproveVersion(String version, Instant expires) implements PersonDecision {}

  /// Agrees to exactly what a guard objected to at `revision`: once, until `expires`.
  record ApproveChanges(Revision revision, List<String> changes, Instant expires)
      implements PersonDecision {
    public ApproveChanges {
      changes = List.copyOf(changes);
    }
  }

  /// This version only.
  record Pin(String version) implements PersonDecision {}

  record Unpin() implements PersonDecision {}

  /// No updates; until a time, until the source moves past the revision rolled back from, or for
  /// good.
  record Hold(Optional<Instant> until, Optional<Revision> pastRevision) implements PersonDecision {}

  record Unhold() implements PersonDecision {}

  /// No trigger acts until resumed.
  record Suspend() implements PersonDecision {}

  record Resume() implements PersonDecision {}
}
