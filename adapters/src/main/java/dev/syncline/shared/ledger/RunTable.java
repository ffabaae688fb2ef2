package dev.syncline.shared.ledger;

import dev.syncline.core.ledger.Entry.LogKept;
import dev.syncline.core.ledger.Entry.ProblemNoted;
import dev.syncline.core.ledger.Entry.RunEnded;
import dev.syncline.core.ledger.Entry.RunOpened;
import dev.syncline.core.ledger.Entry.RunTook;
import dev.syncline.core.ledger.Entry.StepTaken;
import dev.syncline.core.ledger.Run;
import dev.syncline.core.run.RunId;
import dev.syncline.core.run.Step;
import dev.syncline.core.run.SyncException;
import dev.syncline.core.run.SyncName;
import dev.syncline.shared.sql.Sql;
import dev.syncline.shared.sql.SqlRow;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// The runs, their steps and logs.
final class RunTable {
  private static final String COLUMNS =
      "id, sync, causes, started, ended, came_from, went_to, outcome, effects, problems";
  private static final Pattern NAME = Pattern.compile("[0-9a-z]{1,32}");

  private RunTable() {}

  static void open(Sql sql, RunOpened opened) throws SQLException, SyncException {
    int added =
        sql.run(
            "INSERT INTO run (id, sync, causes, started, came_from, effects)"
                + " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
            opened.run().value(),
            opened.sync().value(),
            CauseText.write(opened.causes()),
            Moments.text(opened.at()),
            opened.from().map(CandidateText::write),
            EffectsText.NONE);
    if (added == 0) {
      throw Refusals.run(opened.run(), "there is a run of that name already");
    }
  }

  static void take(Sql sql, RunTook took) throws SQLException, SyncException {
    require(
        took.run(),
        sql.run(
            "UPDATE run SET went_to = ? WHERE id = ?",
            CandidateText.write(took.to()),
            took.run().value()));
  }

  static void addStep(Sql sql, StepTaken taken) throws SQLException, SyncException {
    var run = taken.run().value();
    require(taken.run(), (int) sql.number("SELECT count(*) FROM run WHERE id = ?", run));
    long position = sql.number("SELECT count(*) FROM step WHERE run = ?", run);
    if (position >= Bounds.STEPS_MAX) {
      return;
    }
    var step = taken.step();
    sql.run(
        "INSERT INTO step (run, position, name, at, took_nanos, detail) VALUES (?, ?, ?, ?, ?, ?)",
        run,
        position,
        step.name(),
        Moments.text(step.at()),
        step.took().toNanos(),
        step.detail());
  }

  static void note(Sql sql, ProblemNoted noted) throws SQLException, SyncException {
    var run = noted.run().value();
    var before = sql.first("SELECT problems FROM run WHERE id = ?", row -> row.text(1), run);
    require(noted.run(), before.isPresent() ? 1 : 0);
    sql.run(
        "UPDATE run SET problems = ? WHERE id = ?",
        ProblemsText.add(before.orElseThrow(), noted.problem()),
        run);
  }

  static void keepLog(Sql sql, LogKept kept) throws SQLException, SyncException {
    var run = kept.run().value();
    require(kept.run(), (int) sql.number("SELECT count(*) FROM run WHERE id = ?", run));
    sql.run(
        "INSERT INTO log (run, tail) VALUES (?, ?)"
            + " ON CONFLICT (run) DO UPDATE SET tail = excluded.tail",
        run,
        tail(kept.tail()));
  }

  private static String tail(String text) {
    if (text.length() <= Bounds.LOG_MAX) {
      return text;
    }
    int start = text.length() - Bounds.LOG_MAX;
    return text.substring(Character.isLowSurrogate(text.charAt(start)) ? start + 1 : start);
  }

  /// The sync of a run that is known and not over.
  static SyncName syncOfOpen(Sql sql, RunId run) throws SQLException, SyncException {
    var sync =
        sql.first(
            "SELECT sync FROM run WHERE id = ? AND ended IS NULL",
            row -> new SyncName(row.text(1)),
            run.value());
    return sync.orElseThrow(() -> Refusals.run(run, "it is not known, or over"));
  }

  static void end(Sql sql, RunEnded ended) throws SQLException, SyncException {
    syncOfOpen(sql, ended.run());
    var run = ended.run().value();
    var before =
        sql.first("SELECT effects FROM run WHERE id = ?", row -> row.text(1), run).orElseThrow();
    sql.run(
        "UPDATE run SET outcome = ?, effects = ?, ended = ? WHERE id = ?",
        OutcomeText.write(ended.outcome()),
        EffectsText.add(before, ended.effects()),
        Optional.of(ended.at()).filter(_ -> ended.outcome().isFinal()).map(Moments::text),
        run);
  }

  private static void require(RunId run, int found) throws SyncException {
    if (found == 0) {
      throw Refusals.run(run, "it is not known");
    }
  }

  /// Removes runs of `sync` beyond the bounds. A run that never ended goes only when it has no
  /// intent and a newer run has begun since: it was killed.
  static void sweep(Sql sql, SyncName sync, Bounds bounds, Instant now) throws SQLException {
    var removable =
        "DELETE FROM run WHERE sync = ?"
            + " AND NOT EXISTS (SELECT 1 FROM intent WHERE intent.run = run.id)"
            + " AND ordinal <= (SELECT ordinal FROM run WHERE sync = ?"
            + " ORDER BY ordinal DESC LIMIT 1 OFFSET ?)";
    sql.run(removable, sync.value(), sync.value(), bounds.runs());
    sql.run(
        removable + " AND started < ?",
        sync.value(),
        sync.value(),
        bounds.runsOfAnyAge(),
        Moments.text(now.minus(bounds.runAge())));
  }

  static Optional<Run> find(Sql sql, String name) throws SQLException {
    if (!NAME.matcher(name).matches()) {
      return Optional.empty();
    }
    var whole = select(sql, "id = ?", name);
    if (!whole.isEmpty()) {
      return Optional.of(whole.getFirst());
    }
    var parts = select(sql, "(id LIKE ? OR id LIKE ?) LIMIT 2", name + "%", "%" + name);
    return parts.size() == 1 ? Optional.of(parts.getFirst()) : Optional.empty();
  }

  static List<Run> of(Sql sql, SyncName sync, int limit) throws SQLException {
    return select(sql, "sync = ? ORDER BY ordinal DESC LIMIT ?", sync.value(), limit);
  }

  static String log(Sql sql, RunId run) throws SQLException {
    return sql.first("SELECT tail FROM log WHERE run = ?", row -> row.text(1), run.value())
        .orElse("");
  }

  private static List<Run> select(Sql sql, String where, Object... arguments) throws SQLException {
    var bare =
        sql.rows("SELECT " + COLUMNS + " FROM run WHERE " + where, RunTable::read, arguments);
    var runs = new ArrayList<Run>();
    for (var run : bare) {
      runs.add(withSteps(run, steps(sql, run.id())));
    }
    return runs;
  }

  private static Run read(SqlRow row) throws SQLException {
    return new Run(
        new RunId(row.text(1)),
        new SyncName(row.text(2)),
        CauseText.read(row.text(3)),
        Moments.moment(row.text(4)),
        row.maybeText(5).map(Moments::moment),
        row.maybeText(6).map(CandidateText::read),
        row.maybeText(7).map(CandidateText::read),
        row.maybeText(8).map(OutcomeText::read),
        List.of(),
        EffectsText.read(row.text(9)),
        ProblemsText.read(row.text(10)));
  }

  private static Run withSteps(Run run, List<Step> steps) {
    return new Run(
        run.id(),
        run.sync(),
        run.causes(),
        run.started(),
        run.ended(),
        run.from(),
        run.to(),
        run.outcome(),
        steps,
        run.effects(),
        run.problems());
  }

  private static List<Step> steps(Sql sql, RunId run) throws SQLException {
    return sql.rows(
        "SELECT name, at, took_nanos, detail FROM step WHERE run = ? ORDER BY position",
        row ->
            new Step(
                row.text(1),
                Moments.moment(row.text(2)),
                Duration.ofNanos(row.number(3)),
                row.text(4)),
        run.value());
  }
}
