package dev.syncline.engine.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.syncline.core.ledger.Entry;
import dev.syncline.core.ledger.OutboxMessage;
import dev.syncline.core.ledger.Tenure;
import dev.syncline.core.run.SyncException;
import dev.syncline.engine.event.Event;
import dev.syncline.engine.event.Events;
import dev.syncline.testkit.HandMovedPace;
import dev.syncline.testkit.MemoryLedger;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class DispatcherTest {
  private final HandMovedPace pace = new HandMovedPace();
  private final MemoryLedger ledger = new MemoryLedger();
  private final List<String> delivered = new CopyOnWriteArrayList<>();
  private final List<Event> told = new CopyOnWriteArrayList<>();
  private volatile int failures;

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

  @Test
  void channelThatBreaks_isTriedLaterAndTheNextMessageIsDelivered() throws Exception {
    queue("1", "chat");
    queue("2", "chat");
    Channel breaking =
        message -> {
          if (message.id().equals("1") && message.attempts() == 0) {
            throw new IllegalStateException("https://ops.example/let-me-in");
          }
          send(message);
        };

    try (var dispatcher = dispatcher(Map.of("chat", breaking))) {
      dispatcher.start();
      await().until(() -> delivered.equals(List.of("2")));
      pace.awaitSleepers(2); // chat, and what has no channel
      pace.move(Duration.ofHours(1));

      await().until(() -> delivered.equals(List.of("2", "1")));
    }
    assertThat(told)
        .filteredOn(Event.MessageFailed.class::isInstance)
        .singleElement()
        .asString()
        .contains("IllegalStateException", "DispatcherTest")
        .doesNotContain("let-me-in");
  }

  @Test
  void channelThatIsSilent_doesNotDelayTheOthers() throws Exception {
    var silence = new CountDownLatch(1);
    var asked = new CountDownLatch(1);
    Channel silent =
        _ -> {
          asked.countDown();
          silence.await();
        };
    for (int message = 0; message < 60; message++) {
      queue("silent " + message, "silent");
    }

    try (var dispatcher = dispatcher(Map.of("chat", this::send, "silent", silent))) {
      dispatcher.start();
      asked.await();
      queue("1", "chat");
      pace.awaitSleepers(2); // chat, and what has no channel
      pace.move(Duration.ofSeconds(1));

      await().until(() -> delivered.equals(List.of("1")));
    }
  }

  private Dispatcher dispatcher() {
    return dispatcher(Map.of("chat", this::send));
  }

  private Dispatcher dispatcher(Map<String, Channel> channels) {
    var events = new Events();
    events.listen(told::add);
    return new Dispatcher(ledger, Tenure.SOLE, channels, pace, events);
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
