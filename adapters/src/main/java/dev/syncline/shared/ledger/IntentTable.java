package dev.syncline.shared.ledger;

import dev.syncline.core.content.Digest;
import dev.syncline.core.ledger.Entry.Intended;
import dev.syncline.core.ledger.Entry.Journaled;
import dev.syncline.core.ledger.Entry.Watched;
import dev.syncline.core.ledger.OpenRun;
import dev.syncline.core.plan.Intent;
import dev.syncline.core.plan.Intent.Purpose;
import dev.syncline.core.plan.Inventory;
import dev.syncline.core.plan.Owned;
import dev.syncline.core.run.RunId;
import dev.syncline.core.run.SyncException;
import dev.syncline.core.run.SyncName;
import dev.syncline.shared.sql.Sql;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Open intents, their journals and how their watch stands.
final class IntentTable {
  private IntentTable() {}

  static void open(Sql sql, Intended intended) throws SQLException, SyncException {
    var intent = intended.intent();
    var sync = RunTable.syncOfOpen(sql, intent.run());
    if (!sync.equals(intent.sync())) {
      throw Refusals.run(intent.run(), "it is a run of %s, not %s".formatted(sync, intent.sync()));
    }
    var replaced = held(sql, intent.run());
    var before = intent.before();
    sql.run(
        "INSERT INTO intent (run, sync, purpose, plan, installed, known_good, becomes)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (run) DO UPDATE SET"
            + " purpose = excluded.purpose, plan = excluded.plan, installed = excluded.installed,"
            + " known_good = excluded.known_good, becomes = excluded.becomes,"
            + " probation = NULL, next_look = NULL",
        intent.run().value(),
        intent.sync().value(),
        intent.purpose().name(),
        intent.plan().hex(),
        keep(sql, before.installed()),
        keep(sql, before.knownGood()),
        InventoryTable.keep(sql, intent.after()));
    sql.run("DELETE FROM journal WHERE run = ?", intent.run().value());
    release(sql, replaced);
  }

  private static Optional<Long> keep(Sql sql, Optional<Inventory> inventory) throws SQLException {
    return inventory.isEmpty()
        ? Optional.empty()
        : Optional.of(InventoryTable.keep(sql, inventory.get()));
  }

  static void append(Sql sql, Journaled journaled) throws SQLException, SyncException {
    var run = journaled.run().value();
    requireIntent(
        journaled.run(), (int) sql.number("SELECT count(*) FROM intent WHERE run = ?", run));
    sql.run(
        "INSERT INTO journal (run, position, step)"
            + " SELECT ?, COALESCE(MAX(position), 0) + 1, ? FROM journal WHERE run = ?",
        run,
        journaled.step(),
        run);
  }

  static void watch(Sql sql, Watched watched) throws SQLException, SyncException {
    int changed =
        sql.run(
            "UPDATE intent SET probation = ?, next_look = ? WHERE run = ?",
            ProbationText.write(watched.probation()),
            Moments.text(watched.next()),
            watched.run().value());
    requireIntent(watched.run(), changed);
  }

  private static void requireIntent(RunId run, int found) throws SyncException {
    if (found == 0) {
      throw Refusals.run(run, "it has no open intent");
    }
  }

  /// Removes the intent of a run with its journal; none there: nothing is done.
  static void close(Sql sql, RunId run) throws SQLException {
    var held = held(sql, run);
    sql.run("DELETE FROM intent WHERE run = ?", run.value());
    release(sql, held);
  }

  /// The numbers of the inventories that the intent of this run holds.
  private static List<Long> held(Sql sql, RunId run) throws SQLException {
    var columns =
        sql.rows(
            "SELECT installed, known_good, becomes FROM intent WHERE run = ?",
            row -> List.of(row.maybeNumber(1), row.maybeNumber(2), row.maybeNumber(3)),
            run.value());
    return columns.stream().flatMap(List::stream).flatMap(Optional::stream).toList();
  }

  private static void release(Sql sql, List<Long> inventories) throws SQLException {
    for (var inventory : inventories) {
      InventoryTable.release(sql, inventory);
    }
  }

  static void forget(Sql sql, SyncName sync) throws SQLException {
    var runs =
        sql.rows(
            "SELECT run FROM intent WHERE sync = ?", row -> new RunId(row.text(1)), sync.value());
    for (var run : runs) {
      close(sql, run);
    }
  }

  static Optional<OpenRun> of(Sql sql, SyncName sync) throws SQLException {
    var found =
        sql.first(
            "SELECT intent.run, purpose, plan, installed, known_good, becomes, probation, next_look"
                + " FROM intent JOIN run ON run.id = intent.run WHERE intent.sync = ?"
                + " ORDER BY run.ordinal DESC LIMIT 1",
            row ->
                new Open(
                    new RunId(row.text(1)),
                    Purpose.valueOf(row.text(2)),
                    new Digest(row.text(3)),
                    List.of(row.maybeNumber(4), row.maybeNumber(5), row.maybeNumber(6)),
                    List.of(row.maybeText(7), row.maybeText(8))),
            sync.value());
    return found.isEmpty() ? Optional.empty() : Optional.of(openRun(sql, sync, found.get()));
  }

  /// A row as it is, its inventories not yet read.
  private record Open(
      RunId run,
      Purpose purpose,
      Digest plan,
      List<Optional<Long>> inventories,
      List<Optional<String>> watch) {}

  private static OpenRun openRun(Sql sql, SyncName sync, Open open) throws SQLException {
    var held = new ArrayList<Optional<Inventory>>();
    for (var id : open.inventories()) {
      held.add(id.isEmpty() ? Optional.empty() : InventoryTable.find(sql, id.get()));
    }
    var before = new Owned(held.get(0), held.get(1));
    var intent =
        new Intent(
            open.run(), sync, open.purpose(), open.plan(), before, held.get(2).orElseThrow());
    var journal =
        sql.rows(
            "SELECT step FROM journal WHERE run = ? ORDER BY position",
            row -> row.text(1),
            open.run().value());
    return new OpenRun(
        intent,
        journal,
        open.watch().get(0).map(ProbationText::read),
        open.watch().get(1).map(Moments::moment));
  }
}
