package dev.syncline.engine.delivery;

import dev.syncline.core.ledger.Deliveries;
import dev.syncline.core.ledger.Delivery;
import dev.syncline.core.ledger.DeliveryId;
import dev.syncline.core.ledger.Entry;
import dev.syncline.core.ledger.Ledger;
import dev.syncline.core.ledger.Tenure;
import dev.syncline.core.run.Bell;
import dev.syncline.core.run.Cause;
import dev.syncline.core.run.Outcome;
import dev.syncline.core.run.RunId;
import dev.syncline.core.run.SyncException;
import dev.syncline.core.run.SyncName;
import dev.syncline.engine.event.Event;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/// Writes down what became of accepted webhooks. A pass works off those that were accepted before
/// it began, whatever it was rung by, because it reads the state of the source itself; those that
/// come meanwhile wait for the next one. A pass that is killed or interrupted has worked off
/// nothing: [#resume] rings for it again.
///
/// What the ledger does not take is left as it is, accepted: the next pass, or the next start,
/// finds it again.
public final class DeliveryBook implements Consumer<Event> {
  private static final int NOTE_MAX = 200;
  private static final String UNDECLARED = "not declared any more";

  private final Ledger ledger;
  private final Tenure tenure;
  private final Map<SyncName, Taken> taken = new ConcurrentHashMap<>();

  /// What a pass that is under way works off: the last of them, and all before it.
  private record Taken(RunId run, DeliveryId last) {}

  public DeliveryBook(Ledger ledger, Tenure tenure) {
    this.ledger = ledger;
    this.tenure = tenure;
  }

  /// Rings for all that an earlier process accepted and did not work off. What is for a sync that
  /// is not `declared` has failed. Called once, after the syncs were declared.
  public void resume(Bell bell, Collection<SyncName> declared)
      throws SyncException, InterruptedException {
    var gone = new ArrayList<Entry>();
    var rung = new TreeSet<SyncName>();
    for (var delivery : deliveries().accepted()) {
      for (var ring : delivery.rings()) {
        if (ring.state() == Delivery.State.ACCEPTED) {
          if (declared.contains(ring.sync())) {
            rung.add(ring.sync());
          } else {
            gone.add(new Entry.DeliveryFailed(delivery.id(), ring.sync(), UNDECLARED));
          }
        }
      }
    }
    if (!gone.isEmpty()) {
      ledger.write(tenure, gone);
    }
    rung.forEach(sync -> bell.ring(sync, Cause.WEBHOOK));
  }

  @Override
  public void accept(Event event) {
    switch (event) {
      case Event.PassStarted started -> take(started);
      case Event.PassEnded ended -> end(ended);
      case Event.SyncRemoved(var sync) -> remove(sync);
      default -> {} // nothing else concerns a delivery
    }
  }

  private void take(Event.PassStarted started) {
    try {
      var waiting = deliveries().accepted(started.sync());
      if (waiting.isEmpty()) {
        taken.remove(started.sync());
      } else {
        taken.put(started.sync(), new Taken(started.run(), waiting.getLast()));
      }
    } catch (SyncException _) {
      taken.remove(started.sync()); // they wait for the next pass
    }
  }

  /// Only the end of the very pass counts: within it, the end of an earlier run may be told, which
  /// it found open.
  private void end(Event.PassEnded ended) {
    var worked = taken.get(ended.sync());
    if (worked == null || !worked.run().equals(ended.run())) {
      return;
    }
    taken.remove(ended.sync());
    write(entry(worked.last(), ended));
  }

  private static Entry entry(DeliveryId id, Event.PassEnded ended) {
    if (ended.outcome() instanceof Outcome.Failed(var complaint)) {
      return new Entry.DeliveryFailed(id, ended.sync(), bounded(complaint.line()));
    }
    return new Entry.DeliveryDone(
        id, ended.sync(), "run %s: %s".formatted(ended.run(), ended.outcome().word()));
  }

  private void remove(SyncName sync) {
    taken.remove(sync);
    try {
      var waiting = deliveries().accepted(sync);
      if (!waiting.isEmpty()) {
        write(new Entry.DeliveryFailed(waiting.getLast(), sync, UNDECLARED));
      }
    } catch (SyncException _) {
      // the next start finds them, and that nobody declares this sync
    }
  }

  private void write(Entry entry) {
    try {
      ledger.write(tenure, List.of(entry));
    } catch (SyncException _) {
      // they stay accepted: the next pass works them off once more, which does no harm
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt(); // likewise, and whoever was told to stop stops
    }
  }

  private static String bounded(String text) {
    return text.length() <= NOTE_MAX ? text : text.substring(0, NOTE_MAX - 1) + "…";
  }

  private Deliveries deliveries() {
    return ledger.deliveries();
  }
}
