package dev.syncline.core.policy;

import dev.syncline.core.source.Candidate;
import dev.syncline.core.version.TagPattern;
import dev.syncline.core.version.VersionRange;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Which versions a sync takes by itself. `upstreams` in order of priority: a lower one is decided
/// on only where all higher ones offer nothing. `ignored` are globs over names (`*-lts`).
public record Policy(
    Track track,
    List<Upstream> upstreams,
    TagPattern pattern,
    Optional<VersionRange> range,
    boolean prereleases,
    List<String> ignored,
    MajorRule major,
    MovedRule moved,
    Duration minimumAge) {
  public Policy {
    upstreams = List.copyOf(upstreams);
    ignored = List.copyOf(ignored);
    if (minimumAge.isNegative()) {
      throw new IllegalArgumentException("minimum-age is not negative");
    }
  }

  /// What a person types to mean just this candidate: the name of a branch would mean whatever
  /// comes next on it as well.
  public String named(Candidate candidate) {
    return track == Track.COMMITS ? candidate.revision().shortened() : candidate.name();
  }
}
