package dev.syncline.core.policy;

import dev.syncline.core.run.Problem;
import dev.syncline.core.source.Candidate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What to do, what waits for a person or for time, and why every other candidate was passed over
/// (newest first). `problems` are what a person should hear of though it stopped nothing.
/// `accepted` is what names mean from now on: to be kept in place of their first sights, also when
/// nothing is taken, because ages count from there. `agreed` is the approval of what is taken,
/// where a person gave one: it is used up by taking it.
public record Decision(
    Choice choice,
    List<Blocked> blocked,
    List<PassedOver> passedOver,
    List<Problem> problems,
    List<Sighting> accepted,
    Optional<Said> agreed) {
  public Decision {
    blocked = List.copyOf(blocked);
    passedOver = List.copyOf(passedOver);
    problems = List.copyOf(problems);
    accepted = List.copyOf(accepted);
  }

  /// The same, resting on a person's approval.
  Decision agreedBy(Optional<Said> approval) {
    return new Decision(choice, blocked, passedOver, problems, accepted, approval);
  }

  /// The highest candidate that the policy would have installed now, where one is on offer.
  public Optional<Candidate> latest() {
    return switch (choice) {
      case Choice.Take(var candidate, _) -> Optional.of(candidate);
      case Choice.Stay(_, var matching) -> matching;
      case Choice.Ask(_, var matching) -> matching;
    };
  }

  /// Take, stay with a reason, or ask.
  public sealed interface Choice {
    /// Bring the target to this candidate.
    record Take(Candidate candidate, String why) implements Choice {}

    /// Nothing to take. `matching` is what the policy would have installed now, where that is on
    /// offer: the installed candidate when it is up to date.
    record Stay(String reason, Optional<Candidate> matching) implements Choice {}

    /// A person must decide before anything happens: a tag moved, a version needs approval and
    /// nothing else is newer. `matching` as in [Stay].
    record Ask(String question, Optional<Candidate> matching) implements Choice {}
  }

  /// A candidate that something stands in the way of, which a person or time can remove: a
  /// quarantine, an approval, its age (`until`), a hold. Of each such obstacle only the highest
  /// candidate, and none that is lower than what is taken.
  public record Blocked(Candidate candidate, String reason, Optional<Instant> until) {}
}
