package dev.syncline.engine.pass;

import dev.syncline.core.ledger.Artifacts;
import dev.syncline.core.ledger.Ledger;
import dev.syncline.core.ledger.Tenure;
import dev.syncline.core.run.Pace;
import dev.syncline.engine.event.Events;
import java.util.random.RandomGenerator;

/// What every pass works with.
public record Workshop(
    Ledger ledger,
    Tenure tenure,
    Artifacts artifacts,
    StagingArea staging,
    Pace pace,
    RandomGenerator random,
    Events events,
    Notices notices) {}
