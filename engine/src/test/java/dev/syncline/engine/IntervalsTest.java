package dev.syncline.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.syncline.core.run.Cause;
import dev.syncline.core.run.Complaint;
import dev.syncline.core.run.Fault;
import dev.syncline.core.run.FaultPoints;
import dev.syncline.core.run.Pace;
import dev.syncline.engine.pass.Workshop;
import dev.syncline.engine.pass.World;
import dev.syncline.engine.sentence.Declaration;
import dev.syncline.engine.sentence.DriftRule;
import dev.syncline.engine.sentence.Schedule;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// When a sync is asked again: as declared, sooner or later, by hand-moved time.
class IntervalsTest {
  private static final Duration GRACE = Duration.ofSeconds(5);

  @Test
  void longProbation_pollsGoOnAsDeclared() throws Exception {
    var world = new World(FaultPoints.NONE, Duration.ofMinutes(5), DriftRule.HEAL);
    world.source.offer("v1.0.0");
    var pace = new SteppedPace();
    try (var engine = new Engine(pacedBy(pace, world.shop), 2, GRACE)) {
      engine.declare(List.of(polledEvery(Duration.ofSeconds(30), world)), Cause.START_UP);

      pace.step(100, 3); // poll, reconcile, look

      assertThat(world.source.detections()).isEqualTo(1 + 3);
    }
  }

  @Test
  void clockJumpsBackDuringProbation_looksAndPollsGoOn() throws Exception {
    var world = new World(FaultPoints.NONE, Duration.ofSeconds(90), DriftRule.HEAL);
    world.source.offer("v1.0.0");
    var pace = new SteppedPace();
    try (var engine = new Engine(pacedBy(pace, world.shop), 2, GRACE)) {
      engine.declare(List.of(polledEvery(Duration.ofSeconds(30), world)), Cause.START_UP);
      pace.step(10, 3); // poll, reconcile, look

      pace.jump(Duration.ofDays(-1));
      engine.ring(World.SYNC, Cause.WEBHOOK);
      await().until(() -> world.source.detections() == 2);
      pace.step(80, 3);
      assertThat(world.source.detections()).isEqualTo(2 + 2);
      pace.step(20, 2); // once it is proven, no look any more

      await().until(() -> !world.ledger.inventories().proven(World.SYNC).isEmpty());
    }
  }

  @Test
  void whatCouldNotBeReloaded_isTakenUpSoonAfterThatIsPossible() throws Exception {
    var world = new World();
    world.source.offer("v1.0.0");
    var away = new Complaint("SYN-TEST", "reload pending", "nobody is there", "Wait");
    for (int failure = 0; failure < 8; failure++) {
      world.target.failNextReload(new Fault.Transient(away, Optional.empty()));
    }
    var pace = new SteppedPace();
    try (var engine = new Engine(pacedBy(pace, world.shop), 2, GRACE)) {
      engine.declare(List.of(polledEvery(Duration.ofMinutes(30), world)), Cause.START_UP);

      pace.step(240, 2); // poll, reconcile

      await().until(() -> world.target.running().equals(Optional.of(World.digestOf("v1.0.0"))));
    }
  }

  @Test
  void whatIsAwaited_isAskedForAsSoonAsItsSourceSays() throws Exception {
    var world = new World();
    world.source.offer("v1.0.0");
    var pace = new SteppedPace();
    try (var engine = new Engine(pacedBy(pace, world.shop), 2, GRACE)) {
      engine.declare(List.of(polledEvery(Duration.ofMinutes(30), world)), Cause.START_UP);
      pace.step(1, 2); // poll, reconcile
      world.source.announce("v1.1.0", Duration.ofSeconds(10));
      engine.ring(World.SYNC, Cause.WEBHOOK);
      await().until(() -> world.source.detections() == 2);

      pace.step(24, 2);
      assertThat(world.source.detections()).isEqualTo(2 + 2);
      world.source.offer("v1.1.0");
      pace.step(11, 2);

      await().until(() -> world.target.live().equals(Optional.of(World.digestOf("v1.1.0"))));
    }
  }

  @Test
  void candidateThatCannotBeFetched_asksTheSourceThriceSoonAndThenAsPolled() throws Exception {
    var world = new World();
    failFetches(world, 30);
    world.source.offer("v1.0.0");
    var pace = new SteppedPace();
    try (var engine = new Engine(pacedBy(pace, world.shop), 2, GRACE)) {
      engine.declare(List.of(world.declaration()), Cause.START_UP);

      pace.step(300, 2); // poll, reconcile

      assertThat(world.source.detections()).isEqualTo(1 + 3);
    }
  }

  @Test
  void transientFaults_areRetriedWithoutEnd() throws Exception {
    var world = new World();
    failFetches(world, 30);
    world.source.offer("v1.0.0");
    try (var engine = new Engine(world.shop, 1, GRACE)) {
      engine.declare(List.of(world.declaration()), Cause.START_UP);

      for (int round = 0; round < 31; round++) {
        int fetches = round + 1;
        await().until(() -> world.source.fetches() >= fetches);
        world.pace.awaitSleepers(2);
        world.pace.move(Duration.ofHours(2));
      }

      await().until(() -> world.target.live().isPresent());
    }
  }

  private static void failFetches(World world, int times) {
    var complaint = new Complaint("SYN-TEST", "it", "was so", "Wait");
    for (int failure = 0; failure < times; failure++) {
      world.source.failNextFetch(new Fault.Transient(complaint, Optional.empty()));
    }
  }

  private static Workshop pacedBy(Pace pace, Workshop shop) {
    return new Workshop(
        shop.ledger(),
        shop.tenure(),
        shop.artifacts(),
        shop.staging(),
        pace,
        shop.random(),
        shop.events(),
        shop.notices());
  }

  private static Declaration<?> polledEvery(Duration poll, World world) {
    var like = world.declaration();
    return new Declaration<>(
        like.name(),
        like.digest(),
        like.sentence(),
        like.policy(),
        new Schedule(poll, Duration.ofHours(1)),
        like.guard(),
        like.drift());
  }
}
