package dev.syncline.engine.pass;

import dev.syncline.core.run.Outcome;
import dev.syncline.core.run.RunId;
import dev.syncline.core.run.SyncName;
import dev.syncline.core.source.Candidate;
import dev.syncline.engine.event.Event;
import java.time.Duration;
import java.util.Optional;

/// How a pass or a look ended, and what comes next.
public record Report(
    RunId run,
    Outcome outcome,
    Optional<Candidate> from,
    Optional<Candidate> to,
    int changes,
    Next next) {
  /// The event that tells of it.
  public Event ended(SyncName sync, Duration took) {
    return new Event.PassEnded(
        sync, run, outcome, from.map(Candidate::label), to.map(Candidate::label), changes, took);
  }
}
