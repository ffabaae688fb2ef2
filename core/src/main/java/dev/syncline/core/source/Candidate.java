package dev.syncline.core.source;

import dev.syncline.core.content.Revision;
import java.time.Instant;
import java.util.Optional;

/// One state on offer: `name` is the tag, branch or file that names it there, `revision` what that
/// name meant when it was looked up (for an annotated tag the commit, not the tag object).
public record Candidate(
    Origin origin,
    String name,
    Revision revision,
    boolean prerelease,
    Optional<Instant> published) {
  /// A candidate about which only its name says anything.
  public static Candidate of(Origin origin, String name, Revision revision) {
    return new Candidate(origin, name, revision, false, Optional.empty());
  }

  /// As people read it: `v2.10.25`, or `main at 1d6f7ea` where the name alone does not tell; only
  /// the revision where it has no other name.
  public String label() {
    if (name.equals(revision.value())) {
      return revision.shortened();
    }
    return name.startsWith("v") || name.chars().anyMatch(Character::isDigit)
        ? name
        : name + " at " + revision.shortened();
  }
}
