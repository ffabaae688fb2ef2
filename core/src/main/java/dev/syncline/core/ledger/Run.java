package dev.syncline.core.ledger;

import dev.syncline.core.plan.Effect;
import dev.syncline.core.run.Cause;
import dev.syncline.core.run.Outcome;
import dev.syncline.core.run.Problem;
import dev.syncline.core.run.RunId;
import dev.syncline.core.run.Step;
import dev.syncline.core.run.SyncName;
import dev.syncline.core.source.Candidate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// One run as the ledger holds it; `ended` and `outcome` are empty while it is under way. `from` is
/// what was installed when it began and `to` what it was to bring, however it ended: one that went
/// back by itself ended where it began.
public record Run(
    RunId id,
    SyncName sync,
    Set<Cause> causes,
    Instant started,
    Optional<Instant> ended,
    Optional<Candidate> from,
    Optional<Candidate> to,
    Optional<Outcome> outcome,
    List<Step> steps,
    List<Effect> effects,
    List<Problem> problems) {
  /// How many things it did, there and, where it went back, back again.
  public int changes() {
    return Math.toIntExact(effects.stream().mapToLong(Effect::count).sum());
  }
}
