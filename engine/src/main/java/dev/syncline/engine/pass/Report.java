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

/// How a pass or a look ended, what comes next, and what was found that did not stop it.
public record Report(
    RunId run,
    Outcome outcome,
    Optional<Candidate> from,
    Optional<Candidate> to,
    int changes,
    Next next,
    List<Problem> problems) {
  public Report {
    problems = List.copyOf(problems);
  }

  /// One without problems.
  public Report(
      RunId run,
      Outcome outcome,
      Optional<Candidate> from,
      Optional<Candidate> to,
      int changes,
      Next next) {
    this(run, outcome, from, to, changes, next, List.of());
  }

  Report with(List<Problem> found) {
    return new Report(run, outcome, from, to, changes, next, found);
  }

  /// The event that tells of it.
  public Event ended(SyncName sync, Duration took) {
    return new Event.PassEnded(
        sync, run, outcome, from.map(Candidate::label), to.map(Candidate::label), changes, took);
  }
}
