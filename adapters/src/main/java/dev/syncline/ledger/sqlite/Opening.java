package dev.syncline.ledger.sqlite;

import dev.syncline.core.run.Problem;
import dev.syncline.core.run.SyncException;
import dev.syncline.shared.sql.Sql;
import dev.syncline.shared.sql.Sqlite;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/// How a ledger is opened for writing. A damaged one is kept aside and a new one begun: what is
/// lost is found again from targets and sources, but a daemon that does not start repairs nothing.
record Opening(Sql sql, Optional<Problem> problem) {
  private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);

  static Opening of(StateFiles files, Instant now) throws SyncException {
    try {
      return attempt(files, now);
    } catch (SQLException e) {
      throw SqliteFaults.of(e);
    }
  }

  private static Opening attempt(StateFiles files, Instant now) throws SQLException, SyncException {
    if (isBeheaded(files)) {
      return anew(files, "it does not begin like a database", now);
    }
    var lost = lost(files);
    try {
      return new Opening(sound(files), lost);
    } catch (SQLException e) {
      if (!Sqlite.isDamage(e)) {
        throw e;
      }
      return anew(files, String.valueOf(e.getMessage()), now);
    }
  }

  /// Whether there was a ledger before, and it is gone or empty: the artifacts are kept by it.
  private static Optional<Problem> lost(StateFiles files) throws SyncException {
    try {
      var ledger = files.ledger();
      boolean isNew = !Files.exists(ledger) || Files.size(ledger) == 0;
      return isNew && files.hasArtifacts() ? Optional.of(lost(ledger)) : Optional.empty();
    } catch (IOException e) {
      throw StateFiles.refused("look at " + files.directory(), e);
    }
  }

  private static Problem lost(Path ledger) {
    var text =
        ("the ledger %s is %s though artifacts of earlier runs are there; a new one begins, without"
                + " history, pins, holds and approvals. Restore a backup if you have one")
            .formatted(ledger, Files.exists(ledger) ? "empty" : "gone");
    return new Problem("SYN-LEDGER-LOST", text);
  }

  /// Looked at before SQLite is let near: it takes an empty file for a new database, and deletes a
  /// log whose database it does not know.
  private static boolean isBeheaded(StateFiles files) throws SyncException {
    try {
      if (!Files.exists(files.ledger())) {
        return false;
      }
      if (Files.size(files.ledger()) == 0) {
        return Files.exists(files.log()) && Files.size(files.log()) > 0;
      }
      try (var stream = Files.newInputStream(files.ledger())) {
        return !Arrays.equals(stream.readNBytes(MAGIC.length), MAGIC);
      }
    } catch (IOException e) {
      throw StateFiles.refused("look at " + files.ledger(), e);
    }
  }

  private static Opening anew(StateFiles files, String why, Instant now)
      throws SQLException, SyncException {
    var aside = files.aside("damaged", now);
    files.moveAside(aside);
    var text =
        ("the ledger was damaged (%s) and is kept as %s; a new one begins, without history, pins,"
                + " holds and approvals. Restore a backup if you have one")
            .formatted(why, aside);
    return new Opening(sound(files), Optional.of(new Problem("SYN-LEDGER-DAMAGED", text)));
  }

  private static Sql sound(StateFiles files) throws SQLException, SyncException {
    files.touch(files.ledger());
    var sql = Sqlite.writing(files.ledger());
    boolean sound = false;
    try {
      check(sql, "PRAGMA quick_check(1)");
      Schema.bringForward(sql);
      sound = true;
      return sql;
    } finally {
      if (!sound) {
        sql.close();
      }
    }
  }

  /// Throws what SQLite throws on a damaged file, also where the check only says that it is.
  static void check(Sql sql, String pragma) throws SQLException {
    var said = sql.first(pragma, row -> row.text(1)).orElse("nothing");
    if (!said.equals("ok")) {
      throw Sqlite.damage(said);
    }
  }
}
