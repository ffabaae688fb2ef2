package dev.syncline.engine.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.syncline.core.ledger.Delivery.Ring;
import dev.syncline.core.ledger.Delivery.State;
import dev.syncline.core.ledger.DeliveryId;
import dev.syncline.core.ledger.Entry;
import dev.syncline.core.ledger.Tenure;
import dev.syncline.core.run.Cause;
import dev.syncline.core.run.Complaint;
import dev.syncline.core.run.Fault;
import dev.syncline.core.run.Outcome;
import dev.syncline.core.run.RunId;
import dev.syncline.core.run.SyncName;
import dev.syncline.engine.Engine;
import dev.syncline.engine.event.Event;
import dev.syncline.engine.pass.World;
import dev.syncline.testkit.MemoryLedger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class DeliveryBookTest {
  private static final Instant T0 = Instant.parse("2026-01-05T08:00:00Z");
  private static final SyncName NATS = new SyncName("nats");
  private static final SyncName ARC = new SyncName("arc");
  private static final Outcome SAME = new Outcome.Unchanged("same");
  private static final Complaint DOWN = new Complaint("SYN-X", "asking", "x".repeat(500), "wait");

  private final MemoryLedger ledger = new MemoryLedger();
  private final DeliveryBook book = new DeliveryBook(ledger, Tenure.SOLE);
  private final List<String> rung = new ArrayList<>();

  @Test
  void acceptedBeforeThePassBegan_isDoneWithItAndLaterOnesWait() throws Exception {
    accept("1", NATS);
    started(NATS, "run1");
    accept("2", NATS);

    ended(NATS, "run1", SAME);

    assertThat(ring("1")).isEqualTo(new Ring(NATS, State.DONE, "run run1: unchanged"));
    assertThat(ring("2").state()).isEqualTo(State.ACCEPTED);
    started(NATS, "run2");
    ended(NATS, "run2", new Outcome.RolledBack("sick"));
    assertThat(ring("2")).isEqualTo(new Ring(NATS, State.DONE, "run run2: rolled-back"));
  }

  @Test
  void passOfAnotherSync_worksNothingOff() throws Exception {
    accept("1", NATS, ARC);
    started(ARC, "run1");
    started(NATS, "run2");

    ended(ARC, "run1", SAME);

    assertThat(ledger.deliveries().accepted(NATS)).hasSize(1);
    assertThat(ledger.deliveries().accepted(ARC)).isEmpty();
  }

  @Test
  void endOfAnEarlierRunThatThePassFound_isNotTheEndOfThePass() throws Exception {
    accept("1", NATS);
    started(NATS, "run2");

    ended(NATS, "run1", SAME);

    assertThat(ring("1").state()).isEqualTo(State.ACCEPTED);
    ended(NATS, "run2", SAME);
    assertThat(ring("1").state()).isEqualTo(State.DONE);
  }

  @Test
  void passThatFailed_failsItWithAShortNote() throws Exception {
    accept("1", NATS);
    started(NATS, "run1");

    ended(NATS, "run1", new Outcome.Failed(DOWN));

    assertThat(ring("1").state()).isEqualTo(State.FAILED);
    assertThat(ring("1").note()).startsWith("asking: xxx").hasSize(200);
  }

  @Test
  void passWithoutDeliveries_writesNothing() {
    started(NATS, "run1");
    ended(NATS, "run1", SAME);

    assertThat(ledger.written()).isEmpty();
  }

  @Test
  void endThatTheLedgerDoesNotTake_leavesItForTheNextPass() throws Exception {
    accept("1", NATS);
    started(NATS, "run1");
    ledger.failNext(new Fault.Transient(DOWN, Optional.empty()));

    ended(NATS, "run1", SAME);

    assertThat(ring("1").state()).isEqualTo(State.ACCEPTED);
    started(NATS, "run2");
    ended(NATS, "run2", SAME);
    assertThat(ring("1").state()).isEqualTo(State.DONE);
  }

  @Test
  void syncThatIsRemoved_failsWhatWaitedForIt() throws Exception {
    accept("1", NATS);

    book.accept(new Event.SyncRemoved(NATS));

    assertThat(ring("1")).isEqualTo(new Ring(NATS, State.FAILED, "not declared any more"));
  }

  @Test
  void nextStart_ringsForWhatWaitsAndGivesUpWhatNobodyDeclares() throws Exception {
    accept("1", NATS);
    accept("2", NATS, ARC);
    accept("3", new SyncName("done"));
    ledger.write(Tenure.SOLE, List.of(new Entry.DeliveryDone(id("3"), new SyncName("done"), "")));

    book.resume((sync, cause) -> rung.add(sync + " " + cause), Set.of(NATS));

    assertThat(rung).containsExactly("nats WEBHOOK");
    assertThat(ledger.deliveries().accepted(NATS)).containsExactly(id("1"), id("2"));
    assertThat(ledger.deliveries().find(id("2")).orElseThrow().rings())
        .contains(new Ring(ARC, State.FAILED, "not declared any more"));
  }

  @Test
  void deliveryOfAnEngineThatStoppedInThePass_isWorkedOffByTheNext() throws Exception {
    var world = new World();
    var started = new DeliveryBook(world.ledger, Tenure.SOLE);
    world.events().listen(started);
    world.source.hangUntil(new CountDownLatch(1));
    world.ledger.write(
        Tenure.SOLE, List.of(new Entry.DeliveryAccepted(id("1"), "push", List.of(World.SYNC), T0)));
    try (var engine = new Engine(world.shop, 1, Duration.ZERO)) {
      engine.declare(List.of(world.declaration()), Cause.START_UP);
      await().until(() -> world.source.detections() == 1);
    }
    assertThat(world.ledger.deliveries().accepted(World.SYNC)).hasSize(1);
    var released = new CountDownLatch(1);
    released.countDown();
    world.source.hangUntil(released);
    world.source.offer("v1.0.0");

    try (var engine = new Engine(world.shop, 1, Duration.ofSeconds(5))) {
      engine.declare(List.of(world.declaration()), Cause.START_UP);
      started.resume(engine, List.of(World.SYNC));
      await().until(() -> world.ledger.deliveries().accepted(World.SYNC).isEmpty());
    }

    assertThat(world.ledger.deliveries().find(id("1")).orElseThrow().state()).isEqualTo(State.DONE);
    assertThat(world.target.live()).isPresent();
  }

  private static DeliveryId id(String name) {
    return new DeliveryId("github", name);
  }

  private void accept(String name, SyncName... syncs) throws Exception {
    ledger.write(
        Tenure.SOLE, List.of(new Entry.DeliveryAccepted(id(name), "push", List.of(syncs), T0)));
  }

  private Ring ring(String name) throws Exception {
    return ledger.deliveries().find(id(name)).orElseThrow().rings().getFirst();
  }

  private void started(SyncName sync, String run) {
    book.accept(new Event.PassStarted(sync, new RunId(run), Set.of(Cause.POLL), Duration.ZERO, T0));
  }

  private void ended(SyncName sync, String run, Outcome outcome) {
    book.accept(
        new Event.PassEnded(
            sync,
            new RunId(run),
            outcome,
            Optional.empty(),
            Optional.empty(),
            0,
            Duration.ZERO,
            false));
  }
}
