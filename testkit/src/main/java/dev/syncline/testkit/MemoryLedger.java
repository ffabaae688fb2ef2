package dev.syncline.testkit;

import dev.syncline.core.ledger.Conditions;
import dev.syncline.core.ledger.Decisions;
import dev.syncline.core.ledger.Deliveries;
import dev.syncline.core.ledger.Entry;
import dev.syncline.core.ledger.Inventories;
import dev.syncline.core.ledger.Ledger;
import dev.syncline.core.ledger.Outbox;
import dev.syncline.core.ledger.Quarantines;
import dev.syncline.core.ledger.Runs;
import dev.syncline.core.ledger.Sightings;
import dev.syncline.core.ledger.Tenure;
import dev.syncline.core.ledger.Watermarks;
import dev.syncline.core.run.Condition;
import dev.syncline.core.run.Fault;
import dev.syncline.core.run.FaultPoints;
import dev.syncline.core.run.SyncException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Queue;

/// A ledger that lives as long as the test and keeps the same contract as those that last: all
/// entries of a write or none, reads see every write that has returned. It can be told to fail, and
/// passes the fault points `ledger.commit.before` and `ledger.commit.after`.
public final class MemoryLedger implements Ledger {
  private final FaultPoints faults;
  private final Queue<Fault> failures = new ArrayDeque<>(); // guarded by this
  private final List<Entry> written = new ArrayList<>(); // guarded by this
  private MemoryState state = new MemoryState(); // guarded by this; never changed once it is here
  private long epoch; // guarded by this

  public MemoryLedger(FaultPoints faults) {
    this.faults = faults;
  }

  public MemoryLedger() {
    this(FaultPoints.NONE);
  }

  /// The next write throws this fault and leaves nothing; several are thrown one after the other.
  public synchronized void failNext(Fault fault) {
    failures.add(fault);
  }

  /// From now on only writes with this tenure are taken.
  public synchronized void passTo(Tenure tenure) {
    epoch = tenure.epoch();
  }

  /// All entries that were written, in order.
  public synchronized List<Entry> written() {
    return List.copyOf(written);
  }

  @Override
  public void write(Tenure tenure, List<Entry> entries) throws SyncException, InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    synchronized (this) {
      var failure = failures.poll();
      if (failure != null) {
        throw new SyncException(failure);
      }
      requireTenure(tenure);
      var next = new MemoryState(state);
      for (var entry : entries) {
        MemoryEntries.write(next, entry);
      }
      faults.at("ledger.commit.before");
      state = next;
      written.addAll(entries);
    }
    faults.at("ledger.commit.after");
  }

  private synchronized void requireTenure(Tenure tenure) throws SyncException {
    if (tenure.epoch() != epoch) {
      throw SyncException.rejected(
          "SYN-LEDGER-TENURE",
          "the ledger",
          "it is written in tenure %d now, not %d".formatted(epoch, tenure.epoch()),
          "Another process has taken over; nothing was written");
    }
  }

  synchronized MemoryState state() {
    return state;
  }

  @Override
  public Runs runs() {
    return new MemoryPorts.RunsOf(this);
  }

  @Override
  public Conditions conditions() {
    return sync ->
        MemoryState.of(sync, state().conditions.values()).stream()
            .sorted(Comparator.comparing(Condition::type))
            .toList();
  }

  @Override
  public Watermarks watermarks() {
    return sync -> Optional.ofNullable(state().watermarks.get(sync));
  }

  @Override
  public Inventories inventories() {
    return new MemoryPorts.InventoriesOf(this);
  }

  @Override
  public Decisions decisions() {
    return sync -> MemoryState.of(sync, state().decisions);
  }

  @Override
  public Sightings sightings() {
    return sync -> MemoryState.of(sync, state().sightings.values());
  }

  @Override
  public Quarantines quarantines() {
    return new MemoryPorts.QuarantinesOf(this);
  }

  @Override
  public Outbox outbox() {
    return new MemoryPorts.OutboxOf(this);
  }

  @Override
  public Deliveries deliveries() {
    return new MemoryDeliveries(this);
  }
}
