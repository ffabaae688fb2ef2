package dev.syncline.engine.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.core.ledger.Entry;
import dev.syncline.core.ledger.OutboxMessage;
import dev.syncline.core.ledger.Tenure;
import dev.syncline.core.run.SyncException;
import dev.syncline.engine.event.Event;
import dev.syncline.engine.event.Events;
import dev.syncline.testkit.HandMovedPace;
import dev.syncline.testkit.MemoryLedger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DispatcherTest {
  private final HandMovedPace pace = new HandMovedPace();
  private final MemoryLedger ledger = new MemoryLedger();
  private final List<String> delivered = new ArrayList<>();
  private final List<Event> told = new ArrayList<>();
  private int failures;

  @Test
  void due_isDeliveredOnceAndTakenOut() throws Exception {
    queue("1", "chat");

    dispatcher().deliverDue();
    dispatcher().deliverDue();

    assertThat(delivered).containsExactly("1");
  }

  @Test
  void failed_isKeptAndDeliveredLater() throws Exception {
    queue("1", "chat");
    failures = 2;

    for (int round = 0; round < 3; round++) {
      dispatcher().deliverDue();
      pace.move(Duration.ofHours(1));
    }

    assertThat(delivered).containsExactly("1");
    assertThat(told).filteredOn(Event.MessageFailed.class::isInstance).hasSize(2);
  }

  @Test
  void failing_isNotTriedBeforeItsTime() throws Exception {
    queue("1", "chat");
    failures = 1;

    dispatcher().deliverDue();
    dispatcher().deliverDue();

    assertThat(delivered).isEmpty();
  }

  @Test
  void neverTaken_isGivenUpAfterAllAttemptsAndSaid() throws Exception {
    queue("1", "chat");
    failures = Integer.MAX_VALUE;

    for (int round = 0; round < 40; round++) {
      dispatcher().deliverDue();
      pace.move(Duration.ofHours(12));
    }

    assertThat(ledger.outbox().next()).isEmpty();
    assertThat(told)
        .anyMatch(event -> event instanceof Event.MessageFailed failed && failed.by().isEmpty());
  }

  @Test
  void channelThatIsGone_doesNotHoldUpTheOthers() throws Exception {
    queue("1", "gone");
    queue("2", "chat");

    dispatcher().deliverDue();

    assertThat(delivered).containsExactly("2");
  }

  private Dispatcher dispatcher() {
    var events = new Events();
    events.listen(told::add);
    return new Dispatcher(ledger, Tenure.SOLE, Map.of("chat", this::send), pace, events);
  }

  private void send(OutboxMessage message) throws SyncException {
    if (failures > 0) {
      failures--;
      throw SyncException.passing("SYN-TEST", "telling", "it was busy", "Wait");
    }
    delivered.add(message.id());
  }

  private void queue(String id, String channel) throws Exception {
    var message = new OutboxMessage(id, channel, "application/json", "{}", 0, pace.now());
    ledger.write(Tenure.SOLE, List.of(new Entry.MessageQueued(message)));
  }
}
