package dev.syncline.ledger.sqlite;

import dev.syncline.core.run.FaultPoints;
import dev.syncline.core.run.SyncException;
import dev.syncline.shared.files.DiskRefusal;
import dev.syncline.shared.files.DurableFiles;
import dev.syncline.shared.sql.Sql;
import dev.syncline.shared.sql.Sqlite;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/// Copies of a whole ledger, out and in.
final class Backups {
  private Backups() {}

  /// Writes what has been committed by now to a new file, complete and durable or not at all.
  static void make(Readers readers, Path file, FaultPoints faults) throws SyncException {
    var target = file.toAbsolutePath();
    if (Files.exists(target)) {
      throw exists(target);
    }
    requireFolder(target);
    readers.alone(Backups::requireSomething);
    var partial = target.resolveSibling(target.getFileName() + ".partial");
    var files = new StateFiles(folder(target));
    try {
      Files.deleteIfExists(partial);
      files.touch(partial);
      readers.alone(sql -> sql.run("VACUUM INTO ?", partial.toString()));
      StateFiles.sync(partial);
      faults.at("ledger.backup.move.before");
      Files.createLink(target, partial); // unlike a rename it never replaces what is there
      Files.delete(partial);
      StateFiles.sync(files.directory());
    } catch (FileAlreadyExistsException _) {
      throw exists(target);
    } catch (IOException e) {
      throw unable("backup to " + target, DiskRefusal.words(e), "Name a file that can be made");
    } finally {
      discardQuietly(partial);
    }
  }

  private static void requireFolder(Path target) throws SyncException {
    if (!Files.isDirectory(folder(target))) {
      throw unable(
          "backup to " + target,
          "there is no folder " + folder(target),
          "Make it, or name a file in another");
    }
  }

  private static Boolean requireSomething(Sql sql) throws SQLException, SyncException {
    var file = sql.first("PRAGMA database_list", row -> row.text(3)).orElse("");
    if (file.isEmpty()) { // what is read where there is no ledger lives in memory
      throw unable("a backup", "there is no ledger yet", "Run 'syncline sync' first");
    }
    return true;
  }

  private static Path folder(Path file) {
    var parent = file.getParent();
    return parent == null ? file : parent;
  }

  private static SyncException unable(String what, String why, String next) {
    return SyncException.rejected("SYN-LEDGER-BACKUP", what, why, next);
  }

  private static SyncException exists(Path file) {
    return SyncException.rejected(
        "SYN-LEDGER-BACKUP",
        "backup to " + file,
        "there is a file already, and a backup never replaces one",
        "Name a new file");
  }

  /// Puts the backup in the ledger's place, and answers where the present one, if there was one, is
  /// kept. The caller holds the directory. Nothing changes unless the backup is whole and of a
  /// schema that this program understands.
  static Optional<Path> restore(StateFiles files, Path backup, Instant now, FaultPoints faults)
      throws SyncException {
    requireFile(backup);
    var incoming = files.directory().resolve("ledger.db.restoring");
    var durable = new DurableFiles(faults);
    try {
      discard(incoming);
      files.touch(incoming);
      Files.copy(backup, incoming, StandardCopyOption.REPLACE_EXISTING);
      validate(incoming, backup);
      StateFiles.sync(incoming);
      var aside = keepAside(files, files.aside("replaced", now));
      durable.rename(incoming, files.ledger(), "ledger.restore");
      return aside;
    } catch (IOException e) {
      throw StateFiles.refused("restore " + backup, e);
    } finally {
      discardQuietly(incoming);
    }
  }

  private static void requireFile(Path backup) throws SyncException {
    if (!Files.isRegularFile(backup)) {
      throw unable(
          "restore " + backup,
          Files.exists(backup) ? "it is no file" : "there is no such file",
          "Name a file that 'syncline backup' made; the ledger is as it was");
    }
  }

  private static void validate(Path incoming, Path backup) throws SyncException {
    try (var sql = Sqlite.writing(incoming)) { // writing, to bring an older one forward
      Opening.check(sql, "PRAGMA integrity_check(1)");
      requireLedger(sql, backup);
      Schema.bringForward(sql);
    } catch (SQLException e) {
      if (Sqlite.isDamage(e)) {
        throw invalid(backup, "it is damaged, or no copy of a ledger").causedBy(e);
      }
      throw SqliteFaults.of(e);
    }
  }

  private static void requireLedger(Sql sql, Path backup) throws SQLException, SyncException {
    if (!Schema.isThere(sql)) {
      throw invalid(backup, "it is empty");
    }
  }

  private static SyncException invalid(Path backup, String why) {
    return SyncException.rejected(
        "SYN-LEDGER-BACKUP",
        "restore " + backup,
        why,
        "Choose another backup; the ledger is as it was");
  }

  /// Keeps the present ledger, if there is one, under another name too. Its log is folded in first;
  /// where it can not be, it is moved with it: a log must never meet a ledger that is not its own.
  private static Optional<Path> keepAside(StateFiles files, Path aside)
      throws SyncException, IOException {
    if (!Files.exists(files.ledger())) {
      return Optional.empty();
    }
    try (var sql = Sqlite.writing(files.ledger())) {
      sql.run("PRAGMA wal_checkpoint(TRUNCATE)");
    } catch (SQLException _) {
      // damaged: kept as it is
    }
    files.moveLogsAside(aside);
    Files.createLink(aside, files.ledger());
    StateFiles.sync(files.directory());
    return Optional.of(aside);
  }

  private static void discardQuietly(Path incoming) {
    try {
      discard(incoming);
    } catch (IOException _) {
      // the next one removes it
    }
  }

  private static void discard(Path incoming) throws IOException {
    for (var suffix : new String[] {"-wal", "-shm", ""}) {
      Files.deleteIfExists(incoming.resolveSibling(incoming.getFileName() + suffix));
    }
  }
}
