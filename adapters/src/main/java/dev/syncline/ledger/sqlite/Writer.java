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
import java.util.HashMap;
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
        decide(group.stream().filter(waiting -> waiting != last).toList());
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

  private void decide(List<Waiting> group) {
    if (group.isEmpty()) {
      return; // it is closed and nobody waits
    }
    try {
      commit(group);
    } catch (Error e) { // the end of a test's process, or of this one
      group.forEach(waiting -> waiting.failed(e));
    }
  }

  private void commit(List<Waiting> group) {
    try {
      transact(group, this::apply);
    } catch (SQLException | SyncException | RuntimeException e) {
      if (group.size() == 1) {
        group.getFirst().failed(e instanceof SQLException failure ? translated(failure) : e);
      } else if (e instanceof SyncException) {
        commitUnrefused(group);
      } else {
        decideEach(group);
      }
      return;
    }
    tell(group);
  }

  /// Those that are refused must not cost the others a commit each: whoever sends webhooks twice
  /// would slow down all.
  private void commitUnrefused(List<Waiting> group) {
    var refused = new HashMap<Waiting, SyncException>();
    try {
      transact(
          group,
          (waiting, at) -> {
            try {
              sql.apart(_ -> apply(waiting, at));
            } catch (SyncException e) {
              refused.put(waiting, e);
            }
            return waiting;
          });
    } catch (SQLException | SyncException | RuntimeException _) {
      decideEach(group);
      return;
    }
    refused.forEach(Waiting::failed);
    tell(group.stream().filter(waiting -> !refused.containsKey(waiting)).toList());
  }

  private void decideEach(List<Waiting> group) {
    group.forEach(waiting -> decide(List.of(waiting)));
  }

  /// When and in which tenure a transaction was begun.
  private record At(Instant now, Tenure tenure) {}

  private interface Step {
    Waiting of(Waiting waiting, At at) throws SQLException, SyncException;
  }

  private void transact(List<Waiting> group, Step step) throws SQLException, SyncException {
    sql.within(
        "BEGIN IMMEDIATE",
        _ -> {
          var at = new At(now.get(), tables.tenure(sql));
          for (var waiting : group) {
            step.of(waiting, at);
          }
          faults.at("ledger.commit.before");
          return group;
        });
  }

  private Waiting apply(Waiting waiting, At at) throws SQLException, SyncException {
    tables.require(waiting.tenure(), at.tenure());
    for (var entry : waiting.entries()) {
      tables.write(sql, entry, at.now());
    }
    return waiting;
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
