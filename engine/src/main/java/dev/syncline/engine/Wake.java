package dev.syncline.engine;

import dev.syncline.core.run.Cause;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// What a doorbell woke its sync for: a pass because of `causes` (rung first at `since`), a look at
/// what is on probation, or both.
record Wake(Set<Cause> causes, Optional<Instant> since, boolean lookDue) {}
