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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/// Delivers what waits in the outbox: each channel by itself, so that a slow one delays no other,
/// and within a channel in order of time, one after the other. A message is taken out only after it
/// was delivered, so a kill between the two delivers it again, under the same id.
public final class Dispatcher implements AutoCloseable {
  private static final int BATCH = 50; // of one channel
  private static final int DUE_MAX = 1_000; // of all, so that a backlog of one hides no other
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
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("outbox ", 0).factory());

  public Dispatcher(
      Ledger ledger, Tenure tenure, Map<String, Channel> channels, Pace pace, Events events) {
    this.ledger = ledger;
    this.tenure = tenure;
    this.channels = Map.copyOf(channels);
    this.pace = pace;
    this.events = events;
  }

  public void start() {
    if (!channels.isEmpty()) {
      lanes().forEach(lane -> threads.execute(() -> deliverUntilStopped(lane)));
    }
  }

  /// Delivers everything that is due now, once; for one-shot commands. Returns when the slowest
  /// channel is done.
  public void deliverDue() throws InterruptedException {
    var round = new ArrayList<Callable<Boolean>>();
    for (var lane : lanes()) {
      round.add(() -> {
        deliverDue(lane);
        return true;
      });
    }
    threads.invokeAll(round);
  }

  /// Which messages are delivered one after the other: those of each channel, and those whose
  /// channel is gone.
  private List<Predicate<OutboxMessage>> lanes() {
    var lanes = new ArrayList<Predicate<OutboxMessage>>();
    channels.keySet().forEach(name -> lanes.add(message -> message.channel().equals(name)));
    lanes.add(message -> !channels.containsKey(message.channel()));
    return lanes;
  }

  private void deliverUntilStopped(Predicate<OutboxMessage> lane) {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        deliverDue(lane);
        pace.sleep(LOOK_EVERY);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt(); // Stopped: what is left waits in the ledger.
    }
  }

  private void deliverDue(Predicate<OutboxMessage> lane) throws InterruptedException {
    try {
      var due = ledger.outbox().due(pace.now(), DUE_MAX);
      for (var message : due.stream().filter(lane).limit(BATCH).toList()) {
        deliver(message);
      }
    } catch (SyncException e) {
      // The ledger is not to be had just now: everything is still there, and looked for again.
      notHad(String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      notHad(defect(e));
    }
  }

  private void notHad(String why) {
    events.tell(new Event.MessageFailed("", "outbox", why, Optional.of(LOOK_EVERY)));
  }

  private void deliver(OutboxMessage message) throws SyncException, InterruptedException {
    var channel = channels.get(message.channel());
    if (channel == null) {
      giveUp(message, "there is no channel of that name any more");
      return;
    }
    try {
      channel.send(message);
    } catch (SyncException e) {
      failed(message, e.fault());
      return;
    } catch (RuntimeException e) { // a defect with this message must not end the channel
      delayed(message, defect(e), Optional.empty());
      return;
    }
    ledger.write(tenure, List.of(new Entry.MessageDone(message.id())));
    events.tell(new Event.MessageDelivered(message.id(), message.channel()));
  }

  // Without its message: what was to be sent or where to may be in it, and must not be shown.
  private static String defect(RuntimeException defect) {
    var where = Arrays.stream(defect.getStackTrace()).findFirst();
    return "a defect in Syncline, %s%s"
        .formatted(defect.getClass().getName(), where.map(at -> " at " + at).orElse(""));
  }

  private void failed(OutboxMessage message, Fault fault)
      throws SyncException, InterruptedException {
    var why = fault.complaint().line();
    if (fault instanceof Fault.Transient(_, var notBefore)) {
      delayed(message, why, notBefore);
    } else {
      giveUp(message, why);
    }
  }

  private void delayed(OutboxMessage message, String why, Optional<Instant> notBefore)
      throws SyncException, InterruptedException {
    if (message.attempts() + 1 >= ATTEMPTS_MAX) {
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
    threads.shutdownNow();
    try {
      threads.awaitTermination(STOP_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
