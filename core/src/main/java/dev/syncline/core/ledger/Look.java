package dev.syncline.core.ledger;

import dev.syncline.core.run.Cause;
import dev.syncline.core.run.Outcome;
import dev.syncline.core.run.SyncName;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// What the last pass of a sync saw: when, why, how it ended, the newest name that its policy would
/// take, and what was blocked, as `name: reason`.
public record Look(
    SyncName sync,
    Instant at,
    Set<Cause> causes,
    Outcome outcome,
    Optional<String> latest,
    Optional<String> blocked) {}
