package dev.syncline.engine.pass;

import dev.syncline.core.run.Outcome;
import dev.syncline.core.run.Problem;
import dev.syncline.core.run.RunId;
import dev.syncline.core.run.SyncName;
import dev.syncline.core.source.Candidate;
import dev.syncline.engine.event.Event;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// How a pass or a look ended, what comes next, what was found that did not stop it, and whether it
/// stays so until a person does something.
public record Report(
    RunId run,
    Outcome outcome,
    Optional<Candidate> from,
    Optional<Candidate> to,
    int changes,
    Next next,
    List<Problem> problems,
    boolean needsAPerson) {
  public Report {
    problems = List.copyOf(problems);
  }

  /// One without problems, with which a person must do something where it is halted.
  public Report(
      RunId run,
      Outcome outcome,
      Optional<Candidate> from,
      Optional<Candidate> to,
      int changes,
      Next next) {
    this(run, outcome, from, to, changes, next, List.of(), isPersons(outcome));
  }

  Report with(List<Problem> found) {
    return new Report(run, outcome, from, to, changes, next, found, needsAPerson);
  }

  Report from(Optional<Candidate> there) {
    return new Report(run, outcome, there, to, changes, next, problems, needsAPerson);
  }

  Report needing(boolean person) {
    return new Report(run, outcome, from, to, changes, next, problems, person);
  }

  // What went back by itself, or could not, is looked at by somebody.
  private static boolean isPersons(Outcome outcome) {
    return outcome instanceof Outcome.Halted
        || outcome instanceof Outcome.RolledBack
        || outcome instanceof Outcome.Failed;
  }

  /// The event that tells of it.
  public Event ended(SyncName sync, Duration took) {
    return new Event.PassEnded(
        sync,
        run,
        outcome,
        from.map(Candidate::label),
        to.map(Candidate::label),
        changes,
        took,
        needsAPerson);
  }
}
