package dev.syncline.core.policy;

import dev.syncline.core.content.Revision;
import dev.syncline.core.run.Problem;
import dev.syncline.core.source.Candidate;
import dev.syncline.core.version.Reading;
import dev.syncline.core.version.SemVer;
import dev.syncline.core.version.TagPattern;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What lay in the target before us, told by what stands beside it: a commit, perhaps by a few
/// digits only, a version, both or neither. Pure.
///
/// The offer that it means is taken for it. A commit says that for sure; a version says it where no
/// commit is known. A version with another commit than the offer's was installed from what the name
/// meant before.
public record Found(Candidate there, List<Candidate> offered, Policy policy) {
  static final String UNKNOWN = "SYN-POLICY-VERSION-UNKNOWN";

  private static final String DIGEST = "sha256:";

  public Found {
    offered = List.copyOf(offered);
  }

  /// What is installed.
  public Candidate installed() {
    var commit = commit();
    return commit
        .flatMap(this::byCommit)
        .or(() ->
            byName()
                .map(offer ->
                    commit
                        .map(old -> Candidate.of(offer.origin(), offer.name(), old))
                        .orElse(offer)))
        .orElse(there);
  }

  /// What its name meant when it was installed, where that is not what is offered under it now.
  public Optional<Sighting> before(Instant now) {
    return commit()
        .filter(old -> byCommit(old).isEmpty())
        .flatMap(
            old -> byName().map(offer -> new Sighting(offer.origin(), offer.name(), old, now)));
  }

  /// That nobody can say which version it is, so that what is taken may be newer or older.
  public Optional<Problem> unknown() {
    if (policy.track() == Track.COMMITS
        || version(policy.pattern(), installed()).isPresent()
        || version(TagPattern.WHOLE_TAG, installed()).isPresent()) {
      return Optional.empty();
    }
    return Optional.of(
        new Problem(
            UNKNOWN,
            ("which version is installed cannot be told (%s): whatever the policy takes replaces it,"
                    + " be it newer or older. Found healthy, it is kept as known-good;"
                    + " 'syncline rollback' brings it back")
                .formatted(shown())));
  }

  private String shown() {
    return there.name().startsWith(DIGEST) ? there.revision().shortened() : there.name();
  }

  private Optional<Revision> commit() {
    return Optional.of(there.revision()).filter(it -> !it.value().startsWith(DIGEST));
  }

  /// Of several names for one commit the one that it was found under.
  private Optional<Candidate> byCommit(Revision commit) {
    var same = offered.stream().filter(offer -> Standing.names(commit.value(), offer)).toList();
    return same.stream().filter(this::isNamedAlike).findFirst().or(() -> same.stream().findFirst());
  }

  private Optional<Candidate> byName() {
    if (policy.track() == Track.COMMITS) {
      return Optional.empty(); // a branch goes on: its name says nothing about what was installed
    }
    return offered.stream()
        .filter(offer -> offer.name().equals(there.name()))
        .findFirst()
        .or(() -> offered.stream().filter(this::isNamedAlike).findFirst());
  }

  private boolean isNamedAlike(Candidate offer) {
    var version = version(TagPattern.WHOLE_TAG, there);
    return Standing.withoutV(offer.name()).equals(Standing.withoutV(there.name()))
        || (version.isPresent() && version.equals(version(policy.pattern(), offer)));
  }

  private static Optional<SemVer> version(TagPattern pattern, Candidate candidate) {
    return pattern.read(candidate.name()) instanceof Reading.Version(var version)
        ? Optional.of(version)
        : Optional.empty();
  }
}
