package dev.syncline.app.work;

import dev.syncline.core.ledger.Ledger;
import dev.syncline.core.ledger.Run;
import dev.syncline.core.policy.Decision;
import dev.syncline.core.policy.Decision.Choice;
import dev.syncline.core.policy.PersonDecision;
import dev.syncline.core.policy.Standing;
import dev.syncline.core.run.Complaint;
import dev.syncline.core.run.Outcome;
import dev.syncline.core.run.SyncException;
import dev.syncline.core.run.SyncName;
import dev.syncline.core.source.Candidate;
import java.util.Optional;

/// What a guard has halted, as far as the ledger tells without planning anew.
public final class Halts {
  private Halts() {}

  /// What the guard said when the last run of `sync` brought just what is decided on now; empty
  /// where something else is, or a person has agreed since.
  public static Optional<Complaint> standing(
      SyncName sync, Ledger ledger, Decision decision, Standing standing) throws SyncException {
    if (!(decision.choice() instanceof Choice.Take(var candidate, _))
        || isAgreed(candidate, standing)) {
      return Optional.empty();
    }
    return ledger.runs().of(sync, 1).stream()
        .filter(run -> run.to().filter(candidate::equals).isPresent())
        .findFirst()
        .flatMap(Run::outcome)
        .flatMap(outcome ->
            outcome instanceof Outcome.Halted(var complaint)
                ? Optional.of(complaint)
                : Optional.empty());
  }

  private static boolean isAgreed(Candidate candidate, Standing standing) {
    return standing.approvals().stream()
        .anyMatch(said ->
            said.what() instanceof PersonDecision.ApproveChanges(var revision, _, _)
                && revision.equals(candidate.revision()));
  }
}
