package dev.syncline.testkit.contract;

import static dev.syncline.testkit.contract.LedgerFixtures.ARC;
import static dev.syncline.testkit.contract.LedgerFixtures.NATS;
import static dev.syncline.testkit.contract.LedgerFixtures.T0;
import static dev.syncline.testkit.contract.LedgerFixtures.delivered;
import static dev.syncline.testkit.contract.LedgerFixtures.delivery;
import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.core.ledger.Delivery;
import dev.syncline.core.ledger.Delivery.Ring;
import dev.syncline.core.ledger.Delivery.State;
import dev.syncline.core.ledger.DeliveryId;
import dev.syncline.core.ledger.Entry.DeliveryAccepted;
import dev.syncline.core.ledger.Entry.DeliveryDone;
import dev.syncline.core.ledger.Entry.DeliveryFailed;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The part of the contract that is about webhooks.
abstract class LedgerDeliveryContract extends LedgerRunContract {
  @Test
  void deliveryThatWasAccepted_isReadAsItWas() throws Exception {
    write(delivered(1, ARC, NATS));

    assertThat(ledger().deliveries().find(delivery(1)))
        .contains(
            new Delivery(
                delivery(1),
                "push",
                T0.plusSeconds(1),
                List.of(new Ring(ARC, State.ACCEPTED, ""), new Ring(NATS, State.ACCEPTED, ""))));
    assertThat(ledger().deliveries().find(delivery(2))).isEmpty();
    assertThat(ledger().deliveries().find(new DeliveryId("generic", delivery(1).name()))).isEmpty();
    assertThat(ledger().inventories().known()).containsExactly(NATS, ARC);
  }

  @Test
  void accepted_areOldestFirstUntilEachSyncHasWorkedThemOff() throws Exception {
    write(delivered(2, NATS));
    write(delivered(1, NATS, ARC));

    assertThat(ledger().deliveries().accepted(NATS)).containsExactly(delivery(2), delivery(1));
    assertThat(ledger().deliveries().accepted(ARC)).containsExactly(delivery(1));

    write(new DeliveryDone(delivery(2), NATS, ""), new DeliveryDone(delivery(1), NATS, "run x"));

    assertThat(ledger().deliveries().accepted(NATS)).isEmpty();
    assertThat(ledger().deliveries().accepted())
        .singleElement()
        .satisfies(waiting -> {
          assertThat(waiting.id()).isEqualTo(delivery(1));
          assertThat(waiting.rings())
              .containsExactly(
                  new Ring(NATS, State.DONE, "run x"), new Ring(ARC, State.ACCEPTED, ""));
        });
    write(new DeliveryFailed(delivery(1), ARC, "no"));
    assertThat(ledger().deliveries().accepted()).isEmpty();
    assertThat(ledger().deliveries().find(delivery(1)).orElseThrow().state())
        .isEqualTo(State.FAILED);
  }

  @Test
  void deliveryThatWaitsOrIsDone_isNotAcceptedOnceMore() throws Exception {
    write(delivered(1, NATS));
    refused("SYN-LEDGER-DELIVERY", delivered(1, NATS));

    write(new DeliveryDone(delivery(1), NATS, ""));

    refused("SYN-LEDGER-DELIVERY", delivered(1, ARC, NATS));
    assertThat(ledger().deliveries().accepted()).isEmpty();
    write(delivered(1, ARC)); // the same event by another hook, for another sync
    assertThat(ledger().deliveries().find(delivery(1)).orElseThrow().rings())
        .containsExactly(new Ring(NATS, State.DONE, ""), new Ring(ARC, State.ACCEPTED, ""));
  }

  @Test
  void deliveryThatFailed_isAcceptedOnceMore() throws Exception {
    write(delivered(1, NATS), new DeliveryFailed(delivery(1), NATS, "no network"));
    write(delivered(2, NATS));

    write(delivered(1, NATS));

    assertThat(ledger().deliveries().accepted(NATS)).containsExactly(delivery(2), delivery(1));
    assertThat(ledger().deliveries().find(delivery(1)).orElseThrow().rings())
        .containsExactly(new Ring(NATS, State.ACCEPTED, ""));
  }

  @Test
  void endOfOne_endsAllThatWaitThereSinceBeforeIt() throws Exception {
    write(delivered(4, NATS), delivered(1, NATS, ARC), delivered(2, NATS), delivered(3, NATS));
    write(new DeliveryFailed(delivery(4), NATS, "no network"));
    write(delivered(4, NATS)); // once more: the last one now

    write(new DeliveryDone(delivery(2), NATS, "run x"));

    assertThat(ledger().deliveries().accepted(NATS)).containsExactly(delivery(3), delivery(4));
    assertThat(ledger().deliveries().accepted(ARC)).containsExactly(delivery(1));
    assertThat(ledger().deliveries().find(delivery(1)).orElseThrow().rings())
        .contains(new Ring(NATS, State.DONE, "run x"));
  }

  @Test
  void endOfWhatDoesNotWait_changesNothing() throws Exception {
    write(new DeliveryDone(delivery(1), NATS, ""), new DeliveryFailed(delivery(1), NATS, ""));
    assertThat(ledger().deliveries().find(delivery(1))).isEmpty();

    write(delivered(1, NATS), new DeliveryDone(delivery(1), NATS, "first"));
    write(new DeliveryFailed(delivery(1), NATS, "late"), new DeliveryDone(delivery(1), ARC, ""));

    assertThat(ledger().deliveries().find(delivery(1)).orElseThrow().rings())
        .containsExactly(new Ring(NATS, State.DONE, "first"));
  }

  @Test
  void deliveryThatRingsNobody_isKept() throws Exception {
    write(new DeliveryAccepted(delivery(1), "ping", List.of(), T0));

    assertThat(ledger().deliveries().find(delivery(1)).orElseThrow().state()).isEqualTo(State.DONE);
  }
}
