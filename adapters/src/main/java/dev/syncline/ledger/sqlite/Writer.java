package dev.syncline.ledger.sqlite;

import dev.syncline.core.ledger.Entry;
import dev.syncline.core.ledger.Tenure;
import dev.syncline.core.run.FaultPoints;
import dev.syncline.core.run.SyncException;
import dev.syncline.shared.ledger.LedgerTables;
import dev.syncline.shared.sql.Sql;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/// The one thread that writes. It takes all writes that wait and commits them together, so that
/// they share one fsync; where that fails, each is tried on its own, so that only the guilty one
/// fails.
final class Writer implements AutoCloseable {
  private static final int WAITING_MAX = 1024;
  private static final int GROUP_MAX = 256;

  private final Sql sql; // touched by the thread only
  private final LedgerTables tables;
  private final Supplier<Instant> now;
  private final FaultPoints faults;
  private final Semaphore places = new Semaphore(WAITING_MAX, true);
  private final LinkedBlockingQueue<Waiting> queue = new LinkedBlockingQueue<>();
  private final Waiting last = new Waiting(Tenure.SOLE, List.of());
  private final Thread thread;
  private boolean closed; // guarded by this

  Writer(Sql sql, LedgerTables tables, Supplier<Instant> now, FaultPoints faults) {
    this.sql = sql;
    this.tables = tables;
    this.now = now;
    this.faults = faults;
    this.thread = Thread.ofPlatform().name("ledger-writer").daemon().start(this::work);
  }

  /// Interrupted before it is queued: nothing is written. After that it is waited for.
  void write(Tenure tenure, List<Entry> entries) throws SyncException, InterruptedException {
    var waiting = new Waiting(tenure, entries);
    places.acquire();
    try {
      queue(waiting);
      waiting.await();
    } finally {
      places.release();
    }
  }

  /// How many writes are queued and not yet taken up.
  int waiting() {
    return queue.size();
  }

  private synchronized void queue(Waiting waiting) throws SyncException {
    if (closed) {
      throw SqliteFaults.closed();
    }
    queue.add(waiting);
  }

  private void work() {
    try {
      var group = new ArrayList<Waiting>();
      while (!group.contains(last)) {
        group.clear();
        group.add(queue.take());
        queue.drainTo(group, GROUP_MAX - 1);
        commit(group.stream().filter(waiting -> waiting != last).toList());
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt(); // nobody interrupts it; what waits is told below
    } finally {
      refuseRest();
    }
  }

  private synchronized void refuseRest() {
    closed = true;
    queue.forEach(waiting -> waiting.failed(SqliteFaults.closed()));
    queue.clear();
  }

  private void commit(List<Waiting> group) {
    if (group.isEmpty()) {
      return; // it is closed and nobody waits
    }
    try {
      sql.within("BEGIN IMMEDIATE", _ -> apply(group));
    } catch (SQLException | SyncException | RuntimeException e) {
      undone(group, e);
      return;
    } catch (Error e) { // the end of a test's process, or of this one
      group.forEach(waiting -> waiting.failed(e));
      return;
    }
    tell(group);
  }

  private List<Waiting> apply(List<Waiting> group) throws SQLException, SyncException {
    var moment = now.get();
    for (var waiting : group) {
      tables.requireTenure(sql, waiting.tenure());
      for (var entry : waiting.entries()) {
        tables.write(sql, entry, moment);
      }
    }
    faults.at("ledger.commit.before");
    return group;
  }

  private void undone(List<Waiting> group, Exception why) {
    if (group.size() == 1) {
      group.getFirst().failed(why instanceof SQLException e ? translated(e) : why);
    } else {
      group.forEach(waiting -> commit(List.of(waiting)));
    }
  }

  private static Exception translated(SQLException e) {
    try {
      return SqliteFaults.of(e);
    } catch (IllegalStateException defect) {
      return defect;
    }
  }

  /// The group is written, whatever happens here.
  private void tell(List<Waiting> group) {
    try {
      faults.at("ledger.commit.after");
    } catch (RuntimeException | Error e) {
      group.forEach(waiting -> waiting.failed(e));
      return;
    }
    group.forEach(Waiting::committed);
  }

  /// Writes what is queued, then stops; later writes are refused.
  @Override
  public void close() {
    synchronized (this) {
      if (!closed) {
        closed = true;
        queue.add(last);
      }
    }
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException _) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
