package dev.syncline.shared.ledger;

import dev.syncline.core.content.Revision;
import dev.syncline.core.ledger.Look;
import dev.syncline.core.run.Condition;
import dev.syncline.core.run.SyncName;
import dev.syncline.core.source.Origin;
import dev.syncline.core.source.Watermark;
import dev.syncline.shared.sql.Sql;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// What holds of a sync now, one row each: the last look, the watermark, the conditions.
final class StandingTables {
  private StandingTables() {}

  static void look(Sql sql, Look look) throws SQLException {
    sql.run(
        "INSERT INTO look (sync, at, causes, outcome, latest, blocked) VALUES (?, ?, ?, ?, ?, ?)"
            + " ON CONFLICT (sync) DO UPDATE SET at = excluded.at, causes = excluded.causes,"
            + " outcome = excluded.outcome, latest = excluded.latest, blocked = excluded.blocked",
        look.sync().value(),
        Moments.text(look.at()),
        CauseText.write(look.causes()),
        OutcomeText.write(look.outcome()),
        look.latest(),
        look.blocked());
  }

  static Optional<Look> lastLook(Sql sql, SyncName sync) throws SQLException {
    return sql.first(
        "SELECT at, causes, outcome, latest, blocked FROM look WHERE sync = ?",
        row ->
            new Look(
                sync,
                Moments.moment(row.text(1)),
                CauseText.read(row.text(2)),
                OutcomeText.read(row.text(3)),
                row.maybeText(4),
                row.maybeText(5)),
        sync.value());
  }

  static void move(Sql sql, SyncName sync, Watermark watermark) throws SQLException {
    sql.run(
        "INSERT INTO watermark (sync, origin, revision, mark) VALUES (?, ?, ?, ?)"
            + " ON CONFLICT (sync) DO UPDATE SET origin = excluded.origin,"
            + " revision = excluded.revision, mark = excluded.mark",
        sync.value(),
        watermark.origin().name(),
        watermark.revision().value(),
        watermark.mark());
  }

  static Optional<Watermark> watermark(Sql sql, SyncName sync) throws SQLException {
    return sql.first(
        "SELECT origin, revision, mark FROM watermark WHERE sync = ?",
        row -> new Watermark(new Origin(row.text(1)), new Revision(row.text(2)), row.maybeText(3)),
        sync.value());
  }

  static void set(Sql sql, SyncName sync, Condition condition) throws SQLException {
    sql.run(
        "INSERT INTO standing (sync, type, holds, reason, message, since)"
            + " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (sync, type) DO UPDATE SET"
            + " holds = excluded.holds, reason = excluded.reason, message = excluded.message,"
            + " since = excluded.since",
        sync.value(),
        condition.type().name(),
        condition.holds(),
        condition.reason(),
        condition.message(),
        Moments.text(condition.since()));
  }

  static List<Condition> conditions(Sql sql, SyncName sync) throws SQLException {
    var found =
        sql.rows(
            "SELECT type, holds, reason, message, since FROM standing WHERE sync = ?",
            row ->
                new Condition(
                    Condition.Type.valueOf(row.text(1)),
                    row.flag(2),
                    row.text(3),
                    row.text(4),
                    Moments.moment(row.text(5))),
            sync.value());
    return found.stream().sorted(Comparator.comparing(Condition::type)).toList();
  }
}
