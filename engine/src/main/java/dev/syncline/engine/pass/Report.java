package dev.syncline.engine.pass;

import dev.syncline.core.run.Outcome;
import dev.syncline.core.run.RunId;
import dev.syncline.core.source.Candidate;
import java.util.Optional;

/// How a pass or a look ended, and what comes next.
public record Report(
    RunId run,
    Outcome outcome,
    Optional<Candidate> from,
    Optional<Candidate> to,
    int changes,
    Next next) {}
