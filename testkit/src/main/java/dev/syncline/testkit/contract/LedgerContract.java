package dev.syncline.testkit.contract;

import static dev.syncline.testkit.contract.LedgerFixtures.ARC;
import static dev.syncline.testkit.contract.LedgerFixtures.NATS;
import static dev.syncline.testkit.contract.LedgerFixtures.ORIGIN;
import static dev.syncline.testkit.contract.LedgerFixtures.T0;
import static dev.syncline.testkit.contract.LedgerFixtures.delivery;
import static dev.syncline.testkit.contract.LedgerFixtures.digest;
import static dev.syncline.testkit.contract.LedgerFixtures.ended;
import static dev.syncline.testkit.contract.LedgerFixtures.everything;
import static dev.syncline.testkit.contract.LedgerFixtures.intended;
import static dev.syncline.testkit.contract.LedgerFixtures.inventory;
import static dev.syncline.testkit.contract.LedgerFixtures.opened;
import static dev.syncline.testkit.contract.LedgerFixtures.run;
import static dev.syncline.testkit.contract.LedgerFixtures.said;
import static dev.syncline.testkit.contract.LedgerFixtures.sighting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.syncline.core.content.Revision;
import dev.syncline.core.ledger.Entry;
import dev.syncline.core.ledger.Entry.ApprovalUsed;
import dev.syncline.core.ledger.Entry.AttemptFailed;
import dev.syncline.core.ledger.Entry.ConditionSet;
import dev.syncline.core.ledger.Entry.Forgotten;
import dev.syncline.core.ledger.Entry.Installed;
import dev.syncline.core.ledger.Entry.Looked;
import dev.syncline.core.ledger.Entry.MessageDelayed;
import dev.syncline.core.ledger.Entry.MessageDone;
import dev.syncline.core.ledger.Entry.MessageQueued;
import dev.syncline.core.ledger.Entry.PersonSaid;
import dev.syncline.core.ledger.Entry.ProvenGood;
import dev.syncline.core.ledger.Entry.QuarantineLifted;
import dev.syncline.core.ledger.Entry.Quarantined;
import dev.syncline.core.ledger.Entry.Renamed;
import dev.syncline.core.ledger.Entry.Sighted;
import dev.syncline.core.ledger.Entry.SightingAccepted;
import dev.syncline.core.ledger.Entry.WatermarkMoved;
import dev.syncline.core.ledger.Look;
import dev.syncline.core.ledger.OutboxMessage;
import dev.syncline.core.ledger.Tenure;
import dev.syncline.core.plan.Intent.Purpose;
import dev.syncline.core.plan.Owned;
import dev.syncline.core.policy.PersonDecision;
import dev.syncline.core.policy.Quarantine;
import dev.syncline.core.run.Cause;
import dev.syncline.core.run.Complaint;
import dev.syncline.core.run.Condition;
import dev.syncline.core.run.Outcome;
import dev.syncline.core.run.SyncException;
import dev.syncline.core.run.SyncName;
import dev.syncline.core.source.Watermark;
import dev.syncline.core.transform.Recipe;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What every ledger keeps, whatever it is made of. A subclass gives an empty one for each test.
public abstract class LedgerContract extends LedgerDeliveryContract {
  @Test
  void newLedger_knowsNothing() throws Exception {
    assertThat(ledger().inventories().known()).isEmpty();
    assertThat(ledger().inventories().inUse()).isEmpty();
    assertThat(ledger().inventories().of(NATS)).isEqualTo(Owned.NOTHING);
    assertThat(ledger().runs().of(NATS, 10)).isEmpty();
    assertThat(ledger().runs().open(NATS)).isEmpty();
    assertThat(ledger().runs().lastLook(NATS)).isEmpty();
    assertThat(ledger().watermarks().of(NATS)).isEmpty();
    assertThat(ledger().outbox().next()).isEmpty();
    assertThat(ledger().decisions().of(NATS)).isEmpty();
    assertThat(ledger().deliveries().accepted()).isEmpty();
  }

  @Test
  void writeWhoseLastEntryIsImpossible_leavesNothing() throws Exception {
    var said = said(new PersonDecision.ApproveVersion("v2", T0));

    refused(
        "SYN-LEDGER-APPROVAL",
        opened(1, NATS),
        new Installed(NATS, inventory("v1", 3)),
        new Sighted(NATS, List.of(sighting("v1", "r-v1"))),
        new ApprovalUsed(NATS, said));

    assertThat(ledger().inventories().known()).isEmpty();
    assertThat(ledger().inventories().inUse()).isEmpty();
    assertThat(ledger().runs().find(run(1).value())).isEmpty();
  }

  @Test
  void writeInAnotherTenure_isRefused() throws Exception {
    assertThatThrownBy(() -> ledger().write(new Tenure(7), List.of(opened(1, NATS))))
        .isInstanceOf(SyncException.class)
        .hasMessageContaining("SYN-LEDGER-TENURE");

    assertThat(ledger().inventories().known()).isEmpty();
  }

  @Test
  void lookWatermarkAndConditions_areTheLatestOnes() throws Exception {
    var look =
        new Look(
            NATS,
            T0,
            Set.of(Cause.RECONCILE),
            new Outcome.Waiting("v3?"),
            Optional.of("v2"),
            Optional.of("v3: needs approval"));
    var mark = new Watermark(ORIGIN, new Revision("r-v1"), Optional.empty());
    var drifted = new Condition(Condition.Type.DRIFTED, false, "InStep", "", T0);
    var ready = new Condition(Condition.Type.READY, true, "Applied", "v1", T0);

    write(everything(1, NATS).toArray(Entry[]::new));
    write(
        new ConditionSet(NATS, drifted),
        new ConditionSet(NATS, ready),
        new Looked(look),
        new WatermarkMoved(NATS, mark));

    assertThat(ledger().runs().lastLook(NATS)).contains(look);
    assertThat(ledger().watermarks().of(NATS)).contains(mark);
    assertThat(ledger().conditions().of(NATS)).containsExactly(ready, drifted);
  }

  @Test
  void inventories_areReadAsTheyWere() throws Exception {
    write(new Installed(NATS, inventory("v1", 5)), new ProvenGood(NATS, inventory("v1", 5)));
    write(new Installed(NATS, inventory("v2", 4)), new Installed(ARC, inventory("v1", 5)));

    assertThat(ledger().inventories().of(NATS))
        .isEqualTo(new Owned(Optional.of(inventory("v2", 4)), Optional.of(inventory("v1", 5))));
    assertThat(ledger().inventories().of(ARC).installed()).contains(inventory("v1", 5));
    assertThat(ledger().inventories().known()).containsExactly(NATS, ARC);
  }

  @Test
  void proven_areTheNewestTenEachCandidateOnce() throws Exception {
    for (int i = 0; i < 12; i++) {
      write(new ProvenGood(NATS, inventory("v" + i, 1)));
    }
    write(new ProvenGood(NATS, inventory("v5", 2)), new ProvenGood(ARC, inventory("v5", 2)));

    assertThat(ledger().inventories().proven(NATS))
        .hasSize(10)
        .startsWith(inventory("v5", 2), inventory("v11", 1), inventory("v10", 1))
        .endsWith(inventory("v2", 1))
        .doesNotContain(inventory("v5", 1));
    assertThat(ledger().inventories().proven(ARC)).containsExactly(inventory("v5", 2));
    assertThat(ledger().inventories().inUse())
        .containsExactlyInAnyOrder(digest("v5", 0), digest("v5", 1));
  }

  @Test
  void inUse_coversInstalledKnownGoodAndBothSidesOfOpenIntents() throws Exception {
    write(new Installed(NATS, inventory("i", 1)), new ProvenGood(NATS, inventory("k", 1)));
    write(opened(1, ARC), intended(1, ARC, Purpose.APPLY)); // v1 and v0 before, v2 after

    assertThat(ledger().inventories().inUse())
        .contains(digest("i", 0), digest("k", 0))
        .contains(digest("v0", 0), digest("v1", 2), digest("v2", 1));

    write(new Installed(NATS, inventory("j", 1)), ended(1, new Outcome.Failed(complaint())));
    assertThat(ledger().inventories().inUse())
        .containsExactlyInAnyOrder(digest("j", 0), digest("k", 0));
  }

  private static Complaint complaint() {
    return new Complaint("SYN-X", "what", "why", "next");
  }

  @Test
  void sightings_keepTheFirstUntilANewOneIsAccepted() throws Exception {
    var v1 = sighting("v1", "aaa");
    var v2 = sighting("v2", "bbb");

    write(new Sighted(NATS, List.of(v1)));
    write(new Sighted(NATS, List.of(sighting("v1", "moved"), v2)));
    assertThat(ledger().sightings().of(NATS)).containsExactly(v1, v2);

    write(new SightingAccepted(NATS, sighting("v1", "moved")));
    assertThat(ledger().sightings().of(NATS)).containsExactly(sighting("v1", "moved"), v2);
    assertThat(ledger().sightings().of(ARC)).isEmpty();
  }

  @Test
  void attempts_areCountedUntilQuarantinedOrLifted() throws Exception {
    var bad = new Revision("bad");
    var recipe = Optional.of(Recipe.of(List.of("make", "twice")));
    var quarantine = new Quarantine(ORIGIN, bad, "v3", "does not build", recipe, T0);
    write(new AttemptFailed(NATS, ORIGIN, bad), new AttemptFailed(NATS, ORIGIN, bad));
    assertThat(ledger().quarantines().attempts(NATS, ORIGIN, bad)).isEqualTo(2);
    assertThat(ledger().quarantines().attempts(ARC, ORIGIN, bad)).isZero();

    write(new Quarantined(NATS, quarantine));
    assertThat(ledger().quarantines().attempts(NATS, ORIGIN, bad)).isZero();
    assertThat(ledger().quarantines().of(NATS)).containsExactly(quarantine);

    var sick = new Quarantine(ORIGIN, bad, "v3", "answers 503", Optional.empty(), T0);
    write(new Quarantined(NATS, sick));
    assertThat(ledger().quarantines().of(NATS)).containsExactly(sick);

    write(new AttemptFailed(NATS, ORIGIN, bad), new QuarantineLifted(NATS, ORIGIN, bad));
    assertThat(ledger().quarantines().attempts(NATS, ORIGIN, bad)).isZero();
    assertThat(ledger().quarantines().of(NATS)).isEmpty();
  }

  @Test
  void everyDecision_isReadAsItWasOldestFirst() throws Exception {
    var revision = new Revision("abc");
    List<PersonDecision> decisions =
        List.of(
            new PersonDecision.ApproveVersion("v2", T0),
            new PersonDecision.ApproveChanges(revision, List.of("delete a", "delete \"b\""), T0),
            new PersonDecision.Pin("v2"),
            new PersonDecision.Unpin(),
            new PersonDecision.Hold(Optional.of(T0), Optional.empty()),
            new PersonDecision.Hold(Optional.empty(), Optional.of(revision)),
            new PersonDecision.Unhold(),
            new PersonDecision.Suspend(),
            new PersonDecision.Resume());

    for (var decision : decisions) {
      write(new PersonSaid(NATS, said(decision)));
    }

    assertThat(ledger().decisions().of(NATS))
        .containsExactlyElementsOf(decisions.stream().map(LedgerFixtures::said).toList());
  }

  @Test
  void approval_isUsedOnce() throws Exception {
    var approval = said(new PersonDecision.ApproveVersion("v2", T0));
    var pin = said(new PersonDecision.Pin("v1"));
    write(new PersonSaid(NATS, approval), new PersonSaid(NATS, pin));

    write(new ApprovalUsed(NATS, approval));

    assertThat(ledger().decisions().of(NATS)).containsExactly(pin);
    refused("SYN-LEDGER-APPROVAL", new ApprovalUsed(NATS, approval));
    refused("SYN-LEDGER-APPROVAL", new ApprovalUsed(NATS, pin));
  }

  @Test
  void outbox_isOrderedByNextAttempt() throws Exception {
    write(message("late", 20), message("early", 10), message("also-late", 20));
    write(message("early", 99)); // the same message once more changes nothing

    assertThat(due(15, 10)).containsExactly("early");
    assertThat(due(20, 10)).containsExactly("early", "late", "also-late");
    assertThat(due(20, 2)).containsExactly("early", "late");
    assertThat(ledger().outbox().next()).contains(T0.plusSeconds(10));
  }

  @Test
  void outbox_delaysAndForgetsMessages() throws Exception {
    write(message("a", 1), message("b", 2));

    write(new MessageDelayed("a", 3, T0.plusSeconds(30), "refused"), new MessageDone("b"));
    write(new MessageDone("b"), new MessageDelayed("gone", 1, T0, "why"));

    assertThat(due(29, 10)).isEmpty();
    assertThat(ledger().outbox().due(T0.plusSeconds(30), 10))
        .containsExactly(
            new OutboxMessage(
                "a", "alerts", "application/json", "{\"ä\":1}", 3, T0.plusSeconds(30)));
  }

  private static MessageQueued message(String id, int second) {
    return new MessageQueued(
        new OutboxMessage(
            id, "alerts", "application/json", "{\"ä\":1}", 0, T0.plusSeconds(second)));
  }

  private List<String> due(int second, int limit) throws Exception {
    return ledger().outbox().due(T0.plusSeconds(second), limit).stream()
        .map(OutboxMessage::id)
        .toList();
  }

  @Test
  void forgottenSync_leavesNothing() throws Exception {
    write(everything(1, NATS).toArray(Entry[]::new));
    write(everything(2, ARC).toArray(Entry[]::new));

    write(new Forgotten(NATS), new Forgotten(NATS));

    assertThat(ledger().inventories().known()).containsExactly(ARC);
    assertNothingOf(NATS);
    assertEverythingOf(ARC, 2);
    write(new Forgotten(ARC));
    assertThat(ledger().inventories().inUse()).isEmpty();
  }

  @Test
  void renamedSync_takesEverythingWithIt() throws Exception {
    write(everything(1, NATS).toArray(Entry[]::new));

    write(new Renamed(NATS, ARC));

    assertThat(ledger().inventories().known()).containsExactly(ARC);
    assertNothingOf(NATS);
    assertEverythingOf(ARC, 1);
    write(ended(1, new Outcome.Applied("v2")));
    assertThat(ledger().runs().open(ARC)).isEmpty();
  }

  @Test
  void renameToAKnownName_isRefused() throws Exception {
    write(opened(1, NATS), opened(2, ARC));

    refused("SYN-LEDGER-NAME", new Renamed(NATS, ARC));

    assertThat(ledger().inventories().known()).containsExactly(NATS, ARC);
  }

  private void assertNothingOf(SyncName sync) throws Exception {
    assertThat(ledger().runs().of(sync, 10)).isEmpty();
    assertThat(ledger().runs().open(sync)).isEmpty();
    assertThat(ledger().runs().lastLook(sync)).isEmpty();
    assertThat(ledger().conditions().of(sync)).isEmpty();
    assertThat(ledger().watermarks().of(sync)).isEmpty();
    assertThat(ledger().inventories().of(sync)).isEqualTo(Owned.NOTHING);
    assertThat(ledger().inventories().proven(sync)).isEmpty();
    assertThat(ledger().decisions().of(sync)).isEmpty();
    assertThat(ledger().sightings().of(sync)).isEmpty();
    assertThat(ledger().quarantines().of(sync)).isEmpty();
    assertThat(ledger().quarantines().attempts(sync, ORIGIN, new Revision("r-try"))).isZero();
    assertThat(ledger().deliveries().accepted(sync)).isEmpty();
  }

  private void assertEverythingOf(SyncName sync, int number) throws Exception {
    assertThat(ledger().runs().of(sync, 10))
        .singleElement()
        .satisfies(r -> {
          assertThat(r.sync()).isEqualTo(sync);
          assertThat(r.steps()).hasSize(1);
        });
    assertThat(ledger().runs().log(run(number))).isEqualTo("the log");
    var open = ledger().runs().open(sync).orElseThrow();
    assertThat(open.intent().sync()).isEqualTo(sync);
    assertThat(open.journal()).containsExactly("swap");
    assertThat(open.probation()).isPresent();
    assertThat(ledger().runs().lastLook(sync)).map(Look::sync).contains(sync);
    assertThat(ledger().conditions().of(sync)).hasSize(1);
    assertThat(ledger().watermarks().of(sync)).isPresent();
    assertThat(ledger().inventories().of(sync).installedIsKnownGood()).isTrue();
    assertThat(ledger().inventories().proven(sync)).hasSize(1);
    assertThat(ledger().decisions().of(sync)).hasSize(1);
    assertThat(ledger().sightings().of(sync)).hasSize(1);
    assertThat(ledger().quarantines().of(sync)).hasSize(1);
    assertThat(ledger().quarantines().attempts(sync, ORIGIN, new Revision("r-try"))).isOne();
    assertThat(ledger().deliveries().accepted(sync)).containsExactly(delivery(number));
  }

  @Test
  void writesOfAHundredThreads_areAllThereAndTheImpossibleOnesFailAlone() throws Exception {
    write(opened(0, NATS));
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var tasks = IntStream.range(0, 400).mapToObj(this::attemptOrRefusal).toList();

      var results = threads.invokeAll(tasks);

      for (var result : results) {
        assertThat(result.get()).isTrue();
      }
    }
    assertThat(ledger().quarantines().attempts(NATS, ORIGIN, new Revision("x"))).isEqualTo(360);
  }

  private Callable<Boolean> attemptOrRefusal(int number) {
    return () -> {
      if (number % 10 == 0) {
        refused(
            "SYN-LEDGER-RUN", new AttemptFailed(NATS, ORIGIN, new Revision("x")), opened(0, NATS));
      } else {
        write(new AttemptFailed(NATS, ORIGIN, new Revision("x")));
        assertThat(ledger().quarantines().attempts(NATS, ORIGIN, new Revision("x"))).isPositive();
      }
      return true;
    };
  }
}
