package dev.syncline.engine.pass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.syncline.core.policy.PersonDecision;
import dev.syncline.core.run.Cause;
import dev.syncline.core.run.Complaint;
import dev.syncline.core.run.Condition;
import dev.syncline.core.run.Fault;
import dev.syncline.core.run.FaultPoints;
import dev.syncline.core.run.Outcome;
import dev.syncline.engine.event.Event;
import dev.syncline.engine.sentence.DriftRule;
import dev.syncline.testkit.FakeSource;
import dev.syncline.testkit.Halt;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WorkerTest {
  private static final Complaint COMPLAINT = new Complaint("SYN-TEST", "it", "was so", "Wait");

  @Test
  void nothingInstalled_theNewestIsBrought() throws Exception {
    var world = new World();
    world.source.offer("v1.0.0", "v1.1.0");

    var report = world.pass();

    assertThat(report.outcome()).isInstanceOf(Outcome.Applied.class);
    assertThat(world.target.live()).contains(World.digestOf("v1.1.0"));
    assertThat(world.ledger.inventories().of(World.SYNC).installedIsKnownGood()).isTrue();
    assertThat(world.ledger.watermarks().of(World.SYNC).orElseThrow().revision())
        .isEqualTo(FakeSource.candidate("v1.1.0").revision());
  }

  @Test
  void nothingMoved_nothingIsFetchedAndTheReasonIsSaid() throws Exception {
    var world = new World();
    world.source.offer("v1.0.0");
    world.pass();

    var report = world.pass();

    assertThat(report.outcome()).isInstanceOf(Outcome.Unchanged.class);
    assertThat(world.source.fetches()).isEqualTo(1);
    assertThat(world.ledger.runs().of(World.SYNC, 10)).hasSize(1);
    assertThat(world.ledger.runs().lastLook(World.SYNC).orElseThrow().latest()).contains("v1.0.0");
  }

  @Test
  void applied_restsOnProbationUntilItWasHealthyForLongEnough() throws Exception {
    var world = World.onProbation();
    world.source.offer("v1.0.0");

    var first = world.pass();

    assertThat(first.outcome()).isInstanceOf(Outcome.OnProbation.class);
    assertThat(world.ledger.inventories().of(World.SYNC).knownGood()).isEmpty();
    assertThat(world.ledger.watermarks().of(World.SYNC)).isEmpty();
    var last = first;
    while (last.outcome() instanceof Outcome.OnProbation) {
      last = world.look();
    }
    assertThat(last.outcome()).isInstanceOf(Outcome.Applied.class);
    assertThat(world.ledger.inventories().of(World.SYNC).installedIsKnownGood()).isTrue();
  }

  @Test
  void neverHealthy_isRolledBackAndQuarantinedWithItsReason() throws Exception {
    var world = Worlds.proven("v1.0.0");
    world.target.makeSick(World.digestOf("v1.1.0"));
    world.source.offer("v1.0.0", "v1.1.0");

    var outcome = Worlds.verdict(world, world.pass());

    assertThat(outcome).isInstanceOf(Outcome.RolledBack.class);
    assertThat(world.target.live()).contains(World.digestOf("v1.0.0"));
    assertThat(world.target.running()).contains(World.digestOf("v1.0.0"));
    assertThat(world.ledger.quarantines().of(World.SYNC))
        .singleElement()
        .satisfies(bad -> assertThat(bad.reason()).contains("answers 503"));
    assertThat(world.pass().outcome()).isInstanceOf(Outcome.Waiting.class);
    assertThat(world.target.switches()).hasSize(3);
  }

  @Test
  void theOldOneIsSickToo_bothAreLeftAndNothingAlternates() throws Exception {
    var world = Worlds.proven("v1.0.0");
    world.target.makeSick(World.digestOf("v1.1.0"));
    world.target.makeSick(World.digestOf("v1.0.0"));
    world.source.offer("v1.0.0", "v1.1.0");

    var outcome = Worlds.verdict(world, world.pass());
    world.pass();
    world.pass(Cause.RECONCILE);

    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Failed.class,
            failed -> assertThat(failed.complaint().code()).isEqualTo("SYN-ROLLBACK-SICK"));
    assertThat(world.target.switches()).hasSize(3);
  }

  @Test
  void firstInstallIsSick_isSaidAndLeftBecauseNothingIsKnownToBeGood() throws Exception {
    var world = World.onProbation();
    world.target.makeSick(World.digestOf("v1.0.0"));
    world.source.offer("v1.0.0");

    var outcome = Worlds.verdict(world, world.pass());

    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Failed.class,
            failed -> assertThat(failed.complaint().code()).isEqualTo("SYN-ROLLBACK-NONE"));
  }

  @Test
  void newerOneDuringProbation_supersedesAndTheOldNeverBecomesKnownGood() throws Exception {
    var world = Worlds.proven("v1.0.0");
    world.source.offer("v1.1.0");
    var first = world.pass();
    world.source.offer("v1.2.0");

    Worlds.verdict(world, world.pass());

    assertThat(world.ledger.runs().find(first.run().value()).orElseThrow().outcome())
        .containsInstanceOf(Outcome.Superseded.class);
    assertThat(world.ledger.inventories().proven(World.SYNC))
        .extracting(inventory -> inventory.of().name())
        .containsExactly("v1.2.0", "v1.0.0");
  }

  @Test
  void pollDuringProbation_doesNotRestartIt() throws Exception {
    var world = Worlds.proven("v1.0.0");
    world.source.offer("v1.1.0");
    world.pass();
    world.look();
    var before = world.worker().nextLook();

    var report = world.pass();

    assertThat(report.outcome()).isInstanceOf(Outcome.OnProbation.class);
    assertThat(world.worker().nextLook()).isEqualTo(before);
  }

  @Test
  void major_waitsForApprovalAndIsTakenOnceApproved() throws Exception {
    var world = Worlds.proven("v1.0.0");
    world.source.offer("v1.0.0", "v2.0.0");

    var asked = world.pass();
    world.says(
        new PersonDecision.ApproveVersion("v2.0.0", world.pace.now().plus(Duration.ofDays(1))));
    Worlds.verdict(world, world.pass());

    assertThat(asked.outcome()).isInstanceOf(Outcome.Waiting.class);
    assertThat(world.target.live()).contains(World.digestOf("v2.0.0"));
    assertThat(world.ledger.decisions().of(World.SYNC)).isEmpty();
  }

  @Test
  void unfit_isTriedThreeTimesThenQuarantined() throws Exception {
    var world = Worlds.proven("v1.0.0");
    world.source.offer("v1.1.0");

    for (int attempt = 1; attempt <= 3; attempt++) {
      assertThat(world.ledger.quarantines().of(World.SYNC)).isEmpty();
      world.source.failNextFetch(new Fault.Unfit(COMPLAINT, 3));
      world.pass();
    }
    var after = world.pass();

    assertThat(world.ledger.quarantines().of(World.SYNC)).hasSize(1);
    assertThat(after.outcome()).isInstanceOf(Outcome.Waiting.class);
    assertThat(world.target.live()).contains(World.digestOf("v1.0.0"));
  }

  @Test
  void rejectedCandidate_isNotTriedAgainUntilAPersonRings() throws Exception {
    var world = Worlds.proven("v1.0.0");
    world.source.offer("v1.1.0");
    world.source.failNextFetch(new Fault.Rejected(COMPLAINT));
    world.pass();
    int fetches = world.source.fetches();

    world.pass();
    assertThat(world.source.fetches()).isEqualTo(fetches);
    world.pass(Cause.PERSON);

    assertThat(world.target.live()).contains(World.digestOf("v1.1.0"));
  }

  @Test
  void silentSource_isAskedMoreSlowly() throws Exception {
    var world = new World();
    world.source.failNext(new Fault.Transient(COMPLAINT, Optional.empty()));

    var report = world.pass();

    assertThat(report.outcome()).isInstanceOf(Outcome.Failed.class);
    assertThat(report.next()).isInstanceOf(Next.Slower.class);
    assertThat(world.ledger.conditions().of(World.SYNC))
        .filteredOn(condition -> condition.type() == Condition.Type.READY)
        .singleElement()
        .satisfies(ready -> assertThat(ready.reason()).isEqualTo("SYN-TEST"));
  }

  @Test
  void transientFaultInApply_leavesTheOldOneAndIsTriedAgain() throws Exception {
    var world = Worlds.proven("v1.0.0");
    world.source.offer("v1.1.0");
    world.target.failNextApply(new Fault.Transient(COMPLAINT, Optional.empty()));

    var failed = world.pass();
    assertThat(failed.next()).isInstanceOf(Next.Retry.class);
    assertThat(world.target.live()).contains(World.digestOf("v1.0.0"));
    Worlds.verdict(world, world.pass());

    assertThat(world.target.live()).contains(World.digestOf("v1.1.0"));
    assertThat(world.source.fetches()).isEqualTo(3);
  }

  @Test
  void drift_isHealedFromTheStoreWithoutFetching() throws Exception {
    var world = new World();
    world.source.offer("v1.0.0");
    world.pass();
    world.target.edit(World.digestOf("by hand"));

    world.pass(Cause.POLL);
    assertThat(world.target.live()).contains(World.digestOf("by hand"));
    world.pass(Cause.RECONCILE);

    assertThat(world.target.live()).contains(World.digestOf("v1.0.0"));
    assertThat(world.source.fetches()).isEqualTo(1);
  }

  @Test
  void drift_isOnlyReportedWhereTheSyncSaysSo() throws Exception {
    var world = new World(FaultPoints.NONE, Duration.ZERO, DriftRule.REPORT);
    world.source.offer("v1.0.0");
    world.pass();
    world.target.edit(World.digestOf("by hand"));

    world.pass(Cause.RECONCILE);

    assertThat(world.target.live()).contains(World.digestOf("by hand"));
    assertThat(world.ledger.conditions().of(World.SYNC))
        .anyMatch(condition -> condition.type() == Condition.Type.DRIFTED && condition.holds());
  }

  @Test
  void foundRunningAndHealthy_isAdoptedAsKnownGood() throws Exception {
    var world = World.onProbation();
    world.target.installedBefore(FakeSource.candidate("v0.9.0"), World.digestOf("v0.9.0"));
    world.target.makeSick(World.digestOf("v0.9.1"));
    world.source.offer("v0.9.1");

    var outcome = Worlds.verdict(world, world.pass());

    assertThat(outcome).isInstanceOf(Outcome.RolledBack.class);
    assertThat(world.target.live()).contains(World.digestOf("v0.9.0"));
  }

  @Test
  void suspended_noTriggerActs() throws Exception {
    var world = new World();
    world.source.offer("v1.0.0");
    world.says(new PersonDecision.Suspend());

    var report = world.pass(Cause.PERSON);

    assertThat(report.outcome()).isEqualTo(new Outcome.Suspended());
    assertThat(world.source.detections()).isZero();
  }

  @Test
  void defect_isToldAndTheSyncGoesOn() throws Exception {
    var world = new World();
    world.source.offer("v1.0.0");
    world.source.breakNext(new IllegalStateException("planted"));

    var report = world.pass();

    assertThat(report.outcome())
        .isInstanceOfSatisfying(
            Outcome.Failed.class,
            failed -> assertThat(failed.complaint().code()).isEqualTo("SYN-DEFECT"));
    assertThat(world.told).anyMatch(Event.DefectSeen.class::isInstance);
    assertThat(world.pass().outcome()).isInstanceOf(Outcome.Applied.class);
  }

  @Test
  void killedDuringProbation_countsAStrikeButAGracefulStopDoesNot() throws Exception {
    var world = Worlds.proven("v1.0.0");
    world.source.offer("v1.1.0");
    world.pass();
    world.worker().handOver();
    world.restart();
    world.pass(Cause.START_UP);
    assertThat(strikes(world)).isZero();

    world.restart();
    world.pass(Cause.START_UP);

    assertThat(strikes(world)).isEqualTo(1);
  }

  @Test
  void killedWhileItWasFetched_endsAsInterruptedAtTheNextStart() throws Exception {
    var world = Worlds.proven("v1.0.0");
    world.source.offer("v1.1.0");
    world.source.breakNextFetch(new Halt("in the middle of a fetch"));
    assertThatThrownBy(world::pass).isInstanceOf(Halt.class);
    world.restart();

    world.pass(Cause.START_UP);

    assertThat(world.ledger.runs().of(World.SYNC, 10))
        .filteredOn(run -> run.outcome().orElseThrow() instanceof Outcome.Failed)
        .singleElement()
        .satisfies(run -> assertThat(run.outcome().toString()).contains("SYN-RUN-INTERRUPTED"));
  }

  @Test
  void killedWhileAMajorWaits_isStillWatchedToItsEnd() throws Exception {
    var world = Worlds.proven("v1.0.0");
    world.source.offer("v1.1.0", "v2.0.0");
    world.pass();
    world.restart();

    var outcome = Worlds.verdict(world, world.pass(Cause.START_UP));

    assertThat(outcome).isInstanceOf(Outcome.Applied.class);
    assertThat(world.ledger.inventories().of(World.SYNC).installedIsKnownGood()).isTrue();
  }

  @Test
  void personRollsBack_theKnownGoodBeforeComesBack() throws Exception {
    var world = Worlds.proven("v1.0.0");
    world.source.offer("v1.1.0");
    Worlds.verdict(world, world.pass());
    var before = world.ledger.inventories().proven(World.SYNC).get(1);

    var outcome =
        Worlds.verdict(
            world,
            world
                .worker()
                .rollBack(new dev.syncline.core.run.RunId("manual1"), before, "as asked"));

    assertThat(outcome).isInstanceOf(Outcome.RolledBack.class);
    assertThat(world.target.live()).contains(World.digestOf("v1.0.0"));
  }

  private static int strikes(World world) throws Exception {
    return world.ledger.runs().open(World.SYNC).orElseThrow().probation().orElseThrow().strikes();
  }
}
