package dev.syncline.app.work.look;

import dev.syncline.core.plan.Change;
import dev.syncline.core.source.Candidate;
import java.util.List;
import java.util.Optional;

/// How a target is, beside what the ledger says of it. `found` is what is there though the ledger
/// knows nothing of it.
record Verified(Optional<Candidate> installed, Optional<Candidate> found, List<Change> drift) {
  boolean isDifferent() {
    return !drift.isEmpty();
  }
}
