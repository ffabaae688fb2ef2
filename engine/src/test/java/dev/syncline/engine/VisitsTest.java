package dev.syncline.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.syncline.core.plan.Inventory;
import dev.syncline.core.run.Cause;
import dev.syncline.core.run.Outcome;
import dev.syncline.core.run.SyncName;
import dev.syncline.engine.pass.Report;
import dev.syncline.engine.pass.World;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class VisitsTest {
  private static final Duration GRACE = Duration.ofSeconds(5);
  private static final int ALARMS = 3; // poll, reconcile and the next look

  private static CompletableFuture<Report> asked(Engine engine, World world, boolean patient) {
    return CompletableFuture.supplyAsync(() -> {
      try {
        var visits = new Visits(engine, world.shop);
        return visits.once(List.of(world.declaration()), patient).get(World.SYNC);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    });
  }

  private static Engine running(World world) throws Exception {
    return running(world, GRACE);
  }

  private static Engine running(World world, Duration grace) throws Exception {
    var engine = new Engine(world.shop, 2, grace);
    engine.declare(List.of(world.declaration()), Cause.START_UP);
    await().until(() -> world.source.detections() == 1);
    return engine;
  }

  @Test
  void aPassIsAskedFor_andItsReportIsTheAnswer() throws Exception {
    var world = new World();
    try (var engine = running(world)) {
      world.source.offer("v1.0.0");

      var report = asked(engine, world, false).get();

      assertThat(report.outcome()).isInstanceOf(Outcome.Applied.class);
      assertThat(world.target.live()).contains(World.digestOf("v1.0.0"));
    }
  }

  @Test
  void whoIsPatient_waitsForTheVerdict() throws Exception {
    var world = World.onProbation();
    try (var engine = running(world)) {
      world.source.offer("v1.0.0");

      var hasty = asked(engine, world, false).get();
      var patient = asked(engine, world, true);
      while (!patient.isDone()) {
        world.pace.moveToNextWake(ALARMS);
        await().until(() -> patient.isDone() || world.pace.sleepers() >= ALARMS);
      }

      assertThat(hasty.outcome()).isInstanceOf(Outcome.OnProbation.class);
      assertThat(patient.get().outcome()).isInstanceOf(Outcome.Applied.class);
    }
  }

  @Test
  void goingBack_isDoneByTheSyncItself() throws Exception {
    var world = new World();
    try (var engine = running(world)) {
      world.source.offer("v1.0.0");
      asked(engine, world, false).get();
      var good = world.ledger.inventories().of(World.SYNC).installed().orElseThrow();
      world.source.offer("v1.1.0");
      asked(engine, world, false).get();

      var report = goneBack(engine, world, good);

      assertThat(report.outcome()).isInstanceOf(Outcome.RolledBack.class);
      assertThat(world.target.switches())
          .startsWith(World.digestOf("v1.0.0"), World.digestOf("v1.1.0"), World.digestOf("v1.0.0"));
    }
  }

  private static Report goneBack(Engine engine, World world, Inventory to) throws Exception {
    return new Visits(engine, world.shop).rollBack(world.declaration(), to, "ada asked for it");
  }

  @Test
  void aSyncThatEndsMeanwhile_isAnsweredAsNotDone() throws Exception {
    var world = new World();
    var engine = running(world, Duration.ofMillis(50));
    world.source.hangUntil(new CountDownLatch(1));
    engine.ring(World.SYNC, Cause.POLL);
    await().until(() -> world.source.detections() == 2);
    var waiting = asked(engine, world, true);

    Thread.ofVirtual().start(engine::close);

    assertThat(waiting.get().outcome())
        .isInstanceOfSatisfying(
            Outcome.Failed.class,
            failed -> assertThat(failed.complaint().code()).isEqualTo("SYN-VISIT-ENDED"));
  }

  @Test
  void aSyncThatDoesNotRun_isAnsweredAtOnce() throws Exception {
    var world = new World();
    try (var engine = new Engine(world.shop, 1, GRACE)) {
      var answer = engine.ask(new SyncName("other"), new Errand.Pass(), true);

      assertThat(answer).isCancelled();
      assertThat(asked(engine, world, false).get().from()).isEqualTo(Optional.empty());
    }
  }
}
