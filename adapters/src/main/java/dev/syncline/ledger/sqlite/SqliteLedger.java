package dev.syncline.ledger.sqlite;

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
import dev.syncline.core.run.FaultPoints;
import dev.syncline.core.run.Pace;
import dev.syncline.core.run.Problem;
import dev.syncline.core.run.SyncException;
import dev.syncline.shared.ledger.Bounds;
import dev.syncline.shared.ledger.LedgerPorts;
import dev.syncline.shared.ledger.LedgerTables;
import dev.syncline.shared.sql.Sql;
import dev.syncline.shared.sql.Sqlite;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/// The ledger of one machine: `ledger.db` in the state directory, which one process at a time
/// holds. Every write survives a power cut once it has returned; writes that wait together share
/// one fsync.
///
/// A write that is interrupted before its turn in the queue throws and leaves nothing; once queued
/// it is waited for (a moment), and the interrupt flag is set again when it returns. Reads are
/// never interrupted.
public final class SqliteLedger implements Ledger, AutoCloseable {
  private final Readers readers;
  private final LedgerPorts ports;
  private final Optional<Writing> writing;

  /// What only a ledger that may be written has.
  private record Writing(DirectoryLock lock, Sql sql, Writer writer, Optional<Problem> problem) {}

  private SqliteLedger(Readers readers, Optional<Writing> writing) {
    this.readers = readers;
    this.ports = new LedgerPorts(readers);
    this.writing = writing;
  }

  /// Opens the ledger with the bounds and without the fault points of a test.
  public static SqliteLedger open(Path stateDirectory, String command, Pace pace)
      throws SyncException, InterruptedException {
    return open(stateDirectory, Claim.of(command), Bounds.DEFAULT, pace, FaultPoints.NONE);
  }

  /// Makes the directory (0700) and the ledger (0600) where they are missing and brings an older
  /// schema forward. Transient `SYN-STATE-HELD` after ten seconds where another process has it;
  /// Rejected where the schema is newer than the program. A damaged file does not stop it: see
  /// [#opened].
  public static SqliteLedger open(
      Path stateDirectory, Claim claim, Bounds bounds, Pace pace, FaultPoints faults)
      throws SyncException, InterruptedException {
    var files = new StateFiles(stateDirectory.toAbsolutePath());
    files.make();
    var lock = DirectoryLock.take(files, claim, pace);
    boolean open = false;
    try {
      var opening = Opening.of(files, pace.now());
      var writer = new Writer(opening.sql(), new LedgerTables(bounds), pace::now, faults);
      var readers = new Readers(() -> Readers.Opened.lasting(Sqlite.reading(files.ledger())));
      open = true;
      return new SqliteLedger(
          readers, Optional.of(new Writing(lock, opening.sql(), writer, opening.problem())));
    } finally {
      if (!open) {
        lock.close();
      }
    }
  }

  /// Opens it only to read, also beside a process that writes: takes no lock, makes no directory
  /// and repairs nothing. Where there is no ledger yet it answers like an empty one. Rejected where
  /// its schema is not this program's.
  public static SqliteLedger openForReading(Path stateDirectory) {
    var files = new StateFiles(stateDirectory.toAbsolutePath());
    return new SqliteLedger(new Readers(() -> Resting.open(files)), Optional.empty());
  }

  /// The process that writes in that directory now, in words; empty where none does.
  public static Optional<String> heldBy(Path stateDirectory) {
    return DirectoryLock.heldBy(new StateFiles(stateDirectory.toAbsolutePath()));
  }

  /// Puts a backup in the ledger's place while no process holds the directory; the present ledger
  /// is kept beside it as `ledger.db.replaced-TIME`, which is answered. Rejected, with everything
  /// as it was, where the backup is damaged, no ledger, or of a newer schema.
  public static Optional<Path> restore(
      Path backup, Path stateDirectory, Claim claim, Pace pace, FaultPoints faults)
      throws SyncException, InterruptedException {
    var files = new StateFiles(stateDirectory.toAbsolutePath());
    files.make();
    try (var _ = DirectoryLock.take(files, claim, pace)) {
      return Backups.restore(files, backup, pace.now(), faults);
    }
  }

  /// What a person must hear of the opening: the ledger was damaged and a new one begins.
  public Optional<Problem> opened() {
    return writing.flatMap(Writing::problem);
  }

  /// Writes all that is committed by now to the new file `file` (0600), beside readers and writers;
  /// when it returns the copy survives a power cut. Rejected where `file` exists.
  public void backup(Path file) throws SyncException {
    Backups.make(readers, file, FaultPoints.NONE);
  }

  @Override
  public void write(Tenure tenure, List<Entry> entries) throws SyncException, InterruptedException {
    if (writing.isEmpty()) {
      throw SyncException.rejected(
          "SYN-LEDGER-READING",
          "the ledger",
          "it was opened only to read",
          "This is a defect in Syncline; please report it");
    }
    if (!entries.isEmpty()) {
      writing.get().writer().write(tenure, entries);
    }
  }

  @Override
  public Runs runs() {
    return ports.runs();
  }

  @Override
  public Conditions conditions() {
    return ports.conditions();
  }

  @Override
  public Watermarks watermarks() {
    return ports.watermarks();
  }

  @Override
  public Inventories inventories() {
    return ports.inventories();
  }

  @Override
  public Decisions decisions() {
    return ports.decisions();
  }

  @Override
  public Sightings sightings() {
    return ports.sightings();
  }

  @Override
  public Quarantines quarantines() {
    return ports.quarantines();
  }

  @Override
  public Outbox outbox() {
    return ports.outbox();
  }

  @Override
  public Deliveries deliveries() {
    return ports.deliveries();
  }

  /// Writes what is queued, ends reads, folds the log into the file and frees the directory.
  @Override
  public void close() throws SyncException {
    if (writing.isEmpty()) {
      readers.close();
      return;
    }
    var open = writing.get();
    try (var _ = open.lock()) {
      open.writer().close();
      readers.close();
      open.sql().close();
    } catch (SQLException e) {
      throw SqliteFaults.of(e);
    }
  }
}
