package dev.syncline.engine.pass;

import dev.syncline.core.content.Revision;
import dev.syncline.core.policy.Standing;
import dev.syncline.core.run.Outcome;
import dev.syncline.core.source.Candidate;
import java.util.Optional;

/// What is not tried again by itself in this process: a candidate that was rejected, until another
/// comes; one that a guard halted, until a person agrees. A person who rings, and a new process,
/// try it once more.
final class Refusals {
  private Optional<Revision> rejected = Optional.empty();
  private Optional<Halt> halted = Optional.empty();

  /// `approvals` is how many there were when it was halted: a new one is an answer.
  private record Halt(Revision revision, Outcome outcome, int approvals) {}

  void rejected(Candidate candidate) {
    rejected = Optional.of(candidate.revision());
  }

  void halted(Candidate candidate, Outcome outcome, Standing standing) {
    halted = Optional.of(new Halt(candidate.revision(), outcome, standing.approvals().size()));
  }

  void clear() {
    rejected = Optional.empty();
    halted = Optional.empty();
  }

  /// What is said instead of trying `candidate` again; empty where it may be tried.
  Optional<Outcome> answer(Candidate candidate, Standing standing) {
    if (rejected.filter(candidate.revision()::equals).isPresent()) {
      var reason = candidate.label() + " was refused before; 'syncline sync' tries it again";
      return Optional.of(new Outcome.Unchanged(reason));
    }
    return halted
        .filter(halt -> halt.revision().equals(candidate.revision()))
        .filter(halt -> halt.approvals() == standing.approvals().size())
        .map(Halt::outcome);
  }
}
