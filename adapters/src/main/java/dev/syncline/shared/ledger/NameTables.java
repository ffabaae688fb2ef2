package dev.syncline.shared.ledger;

import dev.syncline.core.run.SyncException;
import dev.syncline.core.run.SyncName;
import dev.syncline.shared.sql.Sql;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// All that is known under the name of a sync. A table that gets a column `sync` is added here.
final class NameTables {
  /// Intents and holdings before what they refer to.
  private static final List<String> TABLES =
      List.of(
          "intent",
          "holding",
          "proven",
          "run",
          "look",
          "watermark",
          "sighting",
          "quarantine",
          "attempt",
          "decision",
          "standing",
          "ring");

  private NameTables() {}

  static Set<SyncName> known(Sql sql) throws SQLException {
    var all =
        TABLES.stream()
            .map(table -> "SELECT sync FROM " + table)
            .collect(Collectors.joining(" UNION "));
    return new TreeSet<>(sql.rows(all, row -> new SyncName(row.text(1))));
  }

  static void forget(Sql sql, SyncName sync) throws SQLException {
    IntentTable.forget(sql, sync);
    InventoryTable.forget(sql, sync);
    for (var table : TABLES) {
      sql.run("DELETE FROM " + table + " WHERE sync = ?", sync.value());
    }
  }

  static void rename(Sql sql, SyncName from, SyncName to) throws SQLException, SyncException {
    if (known(sql).contains(to)) {
      throw Refusals.nameTaken(from, to);
    }
    for (var table : TABLES) {
      sql.run("UPDATE " + table + " SET sync = ? WHERE sync = ?", to.value(), from.value());
    }
  }
}
