package dev.syncline.core.policy;

import dev.syncline.core.content.Revision;
import dev.syncline.core.source.Candidate;
import dev.syncline.core.version.Reading;
import dev.syncline.core.version.SemVer;
import dev.syncline.core.version.TagPattern;
import java.util.Optional;

/// What is there now, read by the same pattern as what is on offer; a binary that was found on the
/// machine has a plain version for a name, so that is tried too.
record Installed(Optional<Candidate> candidate, Optional<SemVer> version, boolean stillOffered) {
  private static final String DIGEST = "sha256:";

  static Installed of(Situation situation) {
    var installed = situation.installed();
    var pattern = situation.policy().pattern();
    return new Installed(
        installed,
        installed.flatMap(now -> read(pattern, now).or(() -> read(TagPattern.WHOLE_TAG, now))),
        installed.filter(now -> isOffered(now, situation)).isPresent());
  }

  String label() {
    return candidate.map(Candidate::label).orElse("nothing");
  }

  boolean is(Candidate other) {
    return hasNameOf(other) && !isRenewedBy(other);
  }

  boolean hasRevision(Revision revision) {
    return candidate.filter(now -> now.revision().equals(revision)).isPresent();
  }

  boolean hasNameOf(Candidate other) {
    return candidate
        .filter(now -> now.origin().equals(other.origin()) && now.name().equals(other.name()))
        .isPresent();
  }

  /// Whether `other` is another state under the installed name, which no longer means what is
  /// installed. Where one revision is a digest and the other a commit (a binary that was adopted)
  /// nothing can be said, so it is not.
  boolean isRenewedBy(Candidate other) {
    return hasNameOf(other)
        && !stillOffered
        && !hasRevision(other.revision())
        && candidate
            .filter(now -> isDigest(now.revision()) == isDigest(other.revision()))
            .isPresent();
  }

  private static boolean isOffered(Candidate installed, Situation situation) {
    return situation.offered().stream().anyMatch(offered -> isSame(offered, installed));
  }

  private static boolean isSame(Candidate one, Candidate other) {
    return one.origin().equals(other.origin())
        && one.name().equals(other.name())
        && one.revision().equals(other.revision());
  }

  private static boolean isDigest(Revision revision) {
    return revision.value().startsWith(DIGEST);
  }

  private static Optional<SemVer> read(TagPattern pattern, Candidate candidate) {
    return pattern.read(candidate.name()) instanceof Reading.Version(var version)
        ? Optional.of(version)
        : Optional.empty();
  }
}
