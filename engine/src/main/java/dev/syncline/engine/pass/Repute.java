package dev.syncline.engine.pass;

import dev.syncline.core.run.Complaint;
import dev.syncline.core.run.Condition;
import dev.syncline.core.run.Outcome;
import java.util.Optional;

/// What others have been told of one sync: that it is in trouble and of which kind, or nothing. So
/// a failure is told once when it begins and once when it is over, whatever stage it is in and
/// however often it comes again. A wait that a host asked for is neither.
final class Repute {
  private static final String ROLLBACK = "SYN-ROLLBACK-";
  private static final String FAILED = "failed";

  private Optional<String> trouble;

  private Repute(Optional<String> trouble) {
    this.trouble = trouble;
  }

  /// As a process before this one left it: from the standing condition, where there is one.
  static Repute of(Optional<Condition> ready) {
    return new Repute(
        ready.filter(condition -> !condition.holds()).map(Condition::reason).flatMap(Repute::kind));
  }

  private static Optional<String> kind(String reason) {
    if (reason.equals("Halted") || reason.startsWith(ROLLBACK)) {
      return Optional.of(reason);
    }
    boolean failed = reason.equals("Defect") || reason.startsWith("SYN-");
    return failed && !reason.equals(Complaint.WAIT) ? Optional.of(FAILED) : Optional.empty();
  }

  /// What to tell of an outcome.
  enum News {
    NONE,
    TOLD,
    RECOVERED
  }

  /// Whether this is news. `ready` is how the sync stands after it; `inAnyCase` that it is told
  /// though the trouble is known.
  News after(Outcome outcome, boolean ready, boolean inAnyCase) {
    return switch (outcome) {
      case Outcome.Failed(var complaint) when complaint.isWait() -> News.NONE;
      case Outcome.Failed(var complaint) ->
          turned(kind(complaint.code()).orElse(FAILED), inAnyCase);
      case Outcome.Halted _ -> turned("Halted", inAnyCase);
      case Outcome.Unchanged _, Outcome.Waiting _ -> {
        var otherwise = inAnyCase ? News.TOLD : News.NONE;
        yield ready ? well(otherwise) : otherwise;
      }
      case Outcome.Applied _, Outcome.Proposed _, Outcome.RolledBack _ -> well(News.TOLD);
      case Outcome.Partial _ -> News.TOLD;
      case Outcome.OnProbation _, Outcome.Superseded _, Outcome.Suspended _ -> News.NONE;
    };
  }

  private News turned(String kind, boolean inAnyCase) {
    boolean same = trouble.equals(Optional.of(kind));
    trouble = Optional.of(kind);
    return same && !inAnyCase ? News.NONE : News.TOLD;
  }

  private News well(News otherwise) {
    boolean was = trouble.isPresent();
    trouble = Optional.empty();
    return was ? News.RECOVERED : otherwise;
  }
}
