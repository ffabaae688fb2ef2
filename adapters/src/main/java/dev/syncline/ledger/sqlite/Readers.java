package dev.syncline.ledger.sqlite;

import dev.syncline.core.run.SyncException;
import dev.syncline.shared.ledger.Reading;
import dev.syncline.shared.sql.Sql;
import dev.syncline.shared.sql.SqlWork;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;

/// Few platform threads that read, each on a connection of its own, because SQLite holds the thread
/// that calls it: virtual threads that read would take the carriers from all others.
final class Readers implements Reading, AutoCloseable {
  private static final int READERS_MAX = 3;

  private final Source source;
  private final ConcurrentLinkedQueue<Opened> idle = new ConcurrentLinkedQueue<>();
  private final ExecutorService threads =
      Executors.newFixedThreadPool(
          READERS_MAX, Thread.ofPlatform().name("ledger-reader-", 0).daemon().factory());

  /// Opens one more connection for reading.
  @FunctionalInterface
  interface Source {
    Opened open() throws SQLException, SyncException;
  }

  /// A connection, and whether it may be used again: what stands for a ledger that is not there yet
  /// may not, for there may be one at the next look.
  record Opened(Sql sql, boolean isLasting) {
    static Opened lasting(Sql sql) {
      return new Opened(sql, true);
    }
  }

  Readers(Source source) {
    this.source = source;
  }

  @Override
  public <T> T read(SqlWork<T> work) throws SyncException {
    return submit(() -> withConnection(sql -> sql.within("BEGIN", work)));
  }

  /// Like [#read], outside of any transaction.
  <T> T alone(SqlWork<T> work) throws SyncException {
    return submit(() -> withConnection(work));
  }

  private <T> T submit(Callable<T> task) throws SyncException {
    try {
      return await(threads.submit(task));
    } catch (RejectedExecutionException _) {
      throw SqliteFaults.closed();
    }
  }

  private <T> T withConnection(SqlWork<T> work) throws SQLException, SyncException {
    var kept = idle.poll();
    var opened = kept == null ? source.open() : kept;
    boolean sound = false;
    try {
      T result = work.on(opened.sql());
      sound = true;
      return result;
    } finally {
      if (sound && opened.isLasting()) {
        idle.add(opened);
      } else {
        opened.sql().close();
      }
    }
  }

  /// A read is short, so an interrupt does not end it; the flag is set again afterwards.
  private static <T> T await(Future<T> future) throws SyncException {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return future.get();
        } catch (InterruptedException _) {
          interrupted = true;
        } catch (ExecutionException e) {
          throw translated(e);
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static SyncException translated(ExecutionException e) {
    return switch (e.getCause()) {
      case SyncException fault -> new SyncException(fault.fault(), fault);
      case SQLException failure -> SqliteFaults.of(failure);
      case IllegalArgumentException value -> SqliteFaults.unreadable(value);
      case DateTimeException value -> SqliteFaults.unreadable(value);
      case null, default -> throw new IllegalStateException("the ledger could not read", e);
    };
  }

  /// Waits for the reads that go on.
  @Override
  public void close() throws SyncException {
    threads.close();
    try {
      for (var kept = idle.poll(); kept != null; kept = idle.poll()) {
        kept.sql().close();
      }
    } catch (SQLException e) {
      throw SqliteFaults.of(e);
    }
  }
}
