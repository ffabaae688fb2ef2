package dev.syncline.testkit.contract;

import static dev.syncline.testkit.contract.LedgerFixtures.ORIGIN;
import static dev.syncline.testkit.contract.LedgerFixtures.T0;
import static dev.syncline.testkit.contract.LedgerFixtures.candidate;
import static dev.syncline.testkit.contract.LedgerFixtures.delivered;
import static dev.syncline.testkit.contract.LedgerFixtures.intended;
import static dev.syncline.testkit.contract.LedgerFixtures.inventory;
import static dev.syncline.testkit.contract.LedgerFixtures.opened;
import static dev.syncline.testkit.contract.LedgerFixtures.run;
import static dev.syncline.testkit.contract.LedgerFixtures.said;
import static dev.syncline.testkit.contract.LedgerFixtures.sighting;

import dev.syncline.core.content.Revision;
import dev.syncline.core.ledger.Entry;
import dev.syncline.core.ledger.Look;
import dev.syncline.core.plan.Intent.Purpose;
import dev.syncline.core.policy.PersonDecision;
import dev.syncline.core.policy.Quarantine;
import dev.syncline.core.run.Cause;
import dev.syncline.core.run.Condition;
import dev.syncline.core.run.Outcome;
import dev.syncline.core.run.Problem;
import dev.syncline.core.run.Step;
import dev.syncline.core.run.SyncName;
import dev.syncline.core.source.Watermark;
import dev.syncline.core.target.Probation;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// One entry for each part of the ledger that belongs to a sync.
final class LedgerEverything {
  private LedgerEverything() {}

  static List<Entry> of(int number, SyncName sync) {
    var bad = new Revision("r-bad");
    return List.of(
        opened(number, sync),
        new Entry.RunTook(run(number), candidate("v2")),
        new Entry.StepTaken(run(number), new Step("fetch", T0, Duration.ofMillis(3), "4 MB")),
        new Entry.ProblemNoted(run(number), new Problem("SYN-X", "x")),
        new Entry.LogKept(run(number), "the log"),
        intended(number, sync, Purpose.APPLY),
        new Entry.Journaled(run(number), "swap"),
        new Entry.Watched(run(number), Probation.begun(T0), T0.plusSeconds(2)),
        new Entry.Looked(
            new Look(
                sync,
                T0,
                Set.of(Cause.POLL),
                new Outcome.Unchanged("up to date"),
                Optional.of("v2"),
                Optional.empty())),
        new Entry.WatermarkMoved(
            sync, new Watermark(ORIGIN, new Revision("r-v1"), Optional.of("W/\"1\""))),
        new Entry.Installed(sync, inventory("v1", 3)),
        new Entry.ProvenGood(sync, inventory("v1", 3)),
        new Entry.Sighted(sync, List.of(sighting("v1", "r-v1"))),
        new Entry.AttemptFailed(sync, ORIGIN, new Revision("r-try")),
        new Entry.Quarantined(
            sync, new Quarantine(ORIGIN, bad, "bad", "crashes", Optional.empty(), T0)),
        new Entry.PersonSaid(sync, said(new PersonDecision.Pin("v1"))),
        delivered(number, sync),
        new Entry.ConditionSet(
            sync, new Condition(Condition.Type.READY, true, "Applied", "v1", T0)));
  }
}
