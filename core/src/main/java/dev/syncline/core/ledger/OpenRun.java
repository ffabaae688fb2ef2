package dev.syncline.core.ledger;

import dev.syncline.core.plan.Intent;
import dev.syncline.core.target.Probation;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A run whose intent is not closed: killed half-way, or on probation.
public record OpenRun(
    Intent intent,
    List<String> journal,
    Optional<Probation> probation,
    Optional<Instant> nextLook) {}
