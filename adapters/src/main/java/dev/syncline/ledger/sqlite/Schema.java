package dev.syncline.ledger.sqlite;

import dev.syncline.core.run.SyncException;
import dev.syncline.shared.sql.Migrations;
import dev.syncline.shared.sql.Migrations.Script;
import dev.syncline.shared.sql.Sql;
import dev.syncline.shared.sql.Sqlite;
import java.sql.SQLException;
import java.util.List;

/// The schema of the ledger on SQLite.
final class Schema {
  private static final Migrations MIGRATIONS =
      new Migrations(
          "SYN-LEDGER",
          "the ledger ledger.db",
          List.of(
              Script.beside(Schema.class, "001-ledger.sql"),
              Script.beside(Schema.class, "002-deliveries.sql"),
              Script.beside(Schema.class, "003-quarantine-by-recipe.sql"),
              Script.beside(Schema.class, "004-problems.sql")));

  private Schema() {}

  /// Brings an open ledger to this program's schema, in one transaction; nothing to do costs one
  /// query.
  static void bringForward(Sql sql) throws SQLException, SyncException {
    if (MIGRATIONS.found(sql) == MIGRATIONS.version()) {
      return;
    }
    sql.within(
        "BEGIN IMMEDIATE",
        one -> {
          MIGRATIONS.bringForward(one);
          return one;
        });
    // The tables leave the log at once, so that whatever happens to the log, a ledger remains.
    sql.run("PRAGMA wal_checkpoint(TRUNCATE)");
  }

  /// Whether there is a ledger to read. Rejected where it is not of this program's schema.
  static boolean isReadable(Sql sql) throws SQLException, SyncException {
    int found = MIGRATIONS.found(sql);
    if (found != 0 && found < MIGRATIONS.version()) {
      throw SyncException.rejected(
          "SYN-LEDGER-OLDER",
          "the ledger ledger.db",
          "it has schema %d, this program reads %d".formatted(found, MIGRATIONS.version()),
          "Restart the daemon with this program, or run a command that writes");
    }
    return found != 0;
  }

  /// Whether any schema of ours is there. Rejected where it is newer.
  static boolean isThere(Sql sql) throws SQLException, SyncException {
    return MIGRATIONS.found(sql) != 0;
  }

  /// An empty ledger in memory.
  static Sql empty() throws SQLException, SyncException {
    var sql = Sqlite.memory();
    MIGRATIONS.bringForward(sql);
    return sql;
  }
}
