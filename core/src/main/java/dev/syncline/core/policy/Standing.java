package dev.syncline.core.policy;

import dev.syncline.core.plan.Objection;
import dev.syncline.core.policy.PersonDecision.ApproveChanges;
import dev.syncline.core.policy.PersonDecision.ApproveVersion;
import dev.syncline.core.policy.PersonDecision.Hold;
import dev.syncline.core.policy.PersonDecision.Pin;
import dev.syncline.core.source.Candidate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What people's decisions about one sync come to: each kind's latest word counts, and a hold ends
/// the approvals that were given before it.
public record Standing(
    boolean suspended, Optional<Said> pin, Optional<Said> hold, List<Said> approvals) {
  private static final String ALGORITHM = "sha256:";
  private static final int DIGITS_MIN = 7;

  public static final Standing NOTHING =
      new Standing(false, Optional.empty(), Optional.empty(), List.of());

  public Standing {
    approvals = List.copyOf(approvals);
  }

  /// Folds `said`, oldest first; used approvals are no longer among them. What has expired by `now`
  /// is left out.
  public static Standing of(List<Said> said, Instant now) {
    var suspended = false;
    Optional<Said> pin = Optional.empty();
    Optional<Said> hold = Optional.empty();
    var approvals = new ArrayList<Said>();
    for (var word : said) {
      switch (word.what()) {
        case PersonDecision.Suspend _ -> suspended = true;
        case PersonDecision.Resume _ -> suspended = false;
        case Pin _ -> pin = Optional.of(word);
        case PersonDecision.Unpin _ -> pin = Optional.empty();
        case Hold(var until, _) -> {
          hold = until.isEmpty() || until.get().isAfter(now) ? Optional.of(word) : Optional.empty();
          approvals.clear(); // who holds, or goes back, no longer wants what was agreed to before
        }
        case PersonDecision.Unhold _ -> hold = Optional.empty();
        case ApproveVersion(_, var expires) -> keepIf(expires.isAfter(now), word, approvals);
        case ApproveChanges(_, _, var expires) -> keepIf(expires.isAfter(now), word, approvals);
      }
    }
    return new Standing(suspended, pin, hold, approvals);
  }

  private static void keepIf(boolean valid, Said word, List<Said> approvals) {
    if (valid) {
      approvals.add(word);
    }
  }

  /// The approval of this version, by its name, its revision or that revision's first seven digits
  /// or more.
  public Optional<Said> approvalOf(Candidate candidate) {
    return approvals.stream()
        .filter(said ->
            said.what() instanceof ApproveVersion(var version, _) && names(version, candidate))
        .findFirst();
  }

  /// The approval of everything that was objected to, at that revision.
  public Optional<Said> approvalOf(Objection objection) {
    return approvals.stream()
        .filter(said ->
            said.what() instanceof ApproveChanges(var revision, var changes, _)
                && revision.equals(objection.revision())
                && changes.containsAll(objection.changes()))
        .findFirst();
  }

  /// Whether what a person typed means this candidate: its name, with or without a leading `v`, or
  /// its revision.
  public static boolean names(String typed, Candidate candidate) {
    return withoutV(typed).equals(withoutV(candidate.name())) || namesRevision(typed, candidate);
  }

  /// The same where `policy` reads versions: also the same version under its pattern's prefix.
  public static boolean names(String typed, Candidate candidate, Policy policy) {
    return policy.track() == Track.COMMITS
        ? names(typed, candidate)
        : Offer.read(candidate, policy.pattern()).isNamed(typed);
  }

  /// Whether what a person typed is the candidate's revision, whole or its first seven digits or
  /// more; of a digest with or without `sha256:`.
  public static boolean namesRevision(String typed, Candidate candidate) {
    var revision = candidate.revision().value();
    var wanted = withoutAlgorithm(typed);
    return typed.equals(revision)
        || (wanted.length() >= DIGITS_MIN && withoutAlgorithm(revision).startsWith(wanted));
  }

  static String withoutV(String version) {
    boolean prefixed =
        version.length() > 1
            && (version.charAt(0) == 'v' || version.charAt(0) == 'V')
            && Character.isDigit(version.charAt(1));
    return prefixed ? version.substring(1) : version;
  }

  private static String withoutAlgorithm(String revision) {
    return revision.startsWith(ALGORITHM) ? revision.substring(ALGORITHM.length()) : revision;
  }
}
