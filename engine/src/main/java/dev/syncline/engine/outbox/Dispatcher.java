package dev.syncline.engine.outbox;

import dev.syncline.core.ledger.Entry;
import dev.syncline.core.ledger.Ledger;
import dev.syncline.core.ledger.OutboxMessage;
import dev.syncline.core.ledger.Tenure;
import dev.syncline.core.run.Fault;
import dev.syncline.core.run.Pace;
import dev.syncline.core.run.SyncException;
import dev.syncline.engine.event.Event;
import dev.syncline.engine.event.Events;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Delivers what waits in the outbox, in order of time, one after the other. A message is taken out
/// only after it was delivered, so a kill between the two delivers it again, under the same id.
public final class Dispatcher implements AutoCloseable {
  private static final int BATCH = 50;
  private static final int ATTEMPTS_MAX = 24;
  private static final Duration FIRST_DELAY = Duration.ofSeconds(2);
  private static final Duration DELAY_MAX = Duration.ofHours(6);
  private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
  private static final Duration STOP_WITHIN = Duration.ofSeconds(10);

  private final Ledger ledger;
  private final Tenure tenure;
  private final Map<String, Channel> channels;
  private final Pace pace;
  private final Events events;
  private final Thread thread;

  public Dispatcher(
      Ledger ledger, Tenure tenure, Map<String, Channel> channels, Pace pace, Events events) {
    this.ledger = ledger;
    this.tenure = tenure;
    this.channels = Map.copyOf(channels);
    this.pace = pace;
    this.events = events;
    this.thread = Thread.ofVirtual().name("outbox").unstarted(this::deliverUntilStopped);
  }

  public void start() {
    if (!channels.isEmpty()) {
      thread.start();
    }
  }

  /// Delivers everything that is due now, once; for one-shot commands.
  public void deliverDue() throws InterruptedException {
    try {
      for (var message : ledger.outbox().due(pace.now(), BATCH)) {
        deliver(message);
      }
    } catch (SyncException e) {
      // The ledger is not to be had just now: everything is still there, and looked for again.
      events.tell(new Event.MessageFailed("", "outbox", e.getMessage(), Optional.of(LOOK_EVERY)));
    }
  }

  private void deliverUntilStopped() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        deliverDue();
        pace.sleep(LOOK_EVERY);
      }
    } catch (InterruptedException _) {
      // Stopped: what is left waits in the ledger.
    }
  }

  private void deliver(OutboxMessage message) throws SyncException, InterruptedException {
    var channel = channels.get(message.channel());
    if (channel == null) {
      giveUp(message, "there is no channel of that name any more");
      return;
    }
    try {
      channel.send(message);
      ledger.write(tenure, List.of(new Entry.MessageDone(message.id())));
      events.tell(new Event.MessageDelivered(message.id(), message.channel()));
    } catch (SyncException e) {
      failed(message, e.fault());
    }
  }

  private void failed(OutboxMessage message, Fault fault)
      throws SyncException, InterruptedException {
    var why = fault.complaint().line();
    if (!(fault instanceof Fault.Transient(_, var notBefore))
        || message.attempts() + 1 >= ATTEMPTS_MAX) {
      giveUp(message, why);
      return;
    }
    var by = delay(message.attempts(), notBefore);
    ledger.write(
        tenure,
        List.of(
            new Entry.MessageDelayed(
                message.id(), message.attempts() + 1, pace.now().plus(by), why)));
    events.tell(new Event.MessageFailed(message.id(), message.channel(), why, Optional.of(by)));
  }

  private Duration delay(int attempts, Optional<Instant> notBefore) {
    var grown = FIRST_DELAY.multipliedBy(1L << Math.min(attempts, 20));
    var most = grown.compareTo(DELAY_MAX) < 0 ? grown : DELAY_MAX;
    var jittered = FIRST_DELAY.plus(pace.jitter(most));
    var asked = notBefore.map(until -> Duration.between(pace.now(), until)).orElse(Duration.ZERO);
    return jittered.compareTo(asked) > 0 ? jittered : asked;
  }

  private void giveUp(OutboxMessage message, String why)
      throws SyncException, InterruptedException {
    ledger.write(tenure, List.of(new Entry.MessageDone(message.id())));
    events.tell(new Event.MessageFailed(message.id(), message.channel(), why, Optional.empty()));
  }

  @Override
  public void close() {
    thread.interrupt();
    try {
      if (thread.isAlive()) {
        thread.join(STOP_WITHIN);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
