package dev.syncline.shared.ledger;

import dev.syncline.core.content.Digest;
import dev.syncline.core.content.Revision;
import dev.syncline.core.policy.Quarantine;
import dev.syncline.core.policy.Said;
import dev.syncline.core.policy.Sighting;
import dev.syncline.core.run.SyncException;
import dev.syncline.core.run.SyncName;
import dev.syncline.core.source.Origin;
import dev.syncline.core.transform.Recipe;
import dev.syncline.shared.sql.Sql;
import java.sql.SQLException;
import java.util.List;

/// What decides which version is taken: first sights, quarantines, failed attempts, people's words.
final class PolicyTables {
  private static final int REVISIONS_MAX = 1000; // quarantined or tried, a sync

  private PolicyTables() {}

  static void sight(Sql sql, SyncName sync, List<Sighting> sightings, Bounds bounds)
      throws SQLException {
    int added = 0;
    for (var sighting : sightings) {
      added +=
          sql.run(
              "INSERT INTO sighting (sync, origin, name, revision, at) VALUES (?, ?, ?, ?, ?)"
                  + " ON CONFLICT (sync, origin, name) DO NOTHING",
              arguments(sync, sighting));
    }
    if (added > 0) {
      sql.run(oldest("sighting"), sync.value(), sync.value(), bounds.sightings());
    }
  }

  static void accept(Sql sql, SyncName sync, Sighting sighting) throws SQLException {
    sql.run(
        "INSERT INTO sighting (sync, origin, name, revision, at) VALUES (?, ?, ?, ?, ?)"
            + " ON CONFLICT (sync, origin, name)"
            + " DO UPDATE SET revision = excluded.revision, at = excluded.at",
        arguments(sync, sighting));
  }

  private static Object[] arguments(SyncName sync, Sighting sighting) {
    return new Object[] {
      sync.value(),
      sighting.origin().name(),
      sighting.name(),
      sighting.revision().value(),
      Moments.text(sighting.at())
    };
  }

  static List<Sighting> sightings(Sql sql, SyncName sync) throws SQLException {
    return sql.rows(
        "SELECT origin, name, revision, at FROM sighting WHERE sync = ? ORDER BY ordinal",
        row ->
            new Sighting(
                new Origin(row.text(1)),
                row.text(2),
                new Revision(row.text(3)),
                Moments.moment(row.text(4))),
        sync.value());
  }

  static void quarantine(Sql sql, SyncName sync, Quarantine quarantine) throws SQLException {
    sql.run(
        "INSERT INTO quarantine (sync, origin, revision, name, reason, recipe, since)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (sync, origin, revision) DO UPDATE SET"
            + " name = excluded.name, reason = excluded.reason, recipe = excluded.recipe,"
            + " since = excluded.since",
        sync.value(),
        quarantine.origin().name(),
        quarantine.revision().value(),
        quarantine.name(),
        quarantine.reason(),
        quarantine.recipe().map(recipe -> recipe.digest().hex()),
        Moments.text(quarantine.since()));
    forgiveAttempts(sql, sync, quarantine.origin(), quarantine.revision());
    sql.run(oldest("quarantine"), sync.value(), sync.value(), REVISIONS_MAX);
  }

  static void lift(Sql sql, SyncName sync, Origin origin, Revision revision) throws SQLException {
    sql.run(
        "DELETE FROM quarantine WHERE sync = ? AND origin = ? AND revision = ?",
        sync.value(),
        origin.name(),
        revision.value());
    forgiveAttempts(sql, sync, origin, revision);
  }

  private static void forgiveAttempts(Sql sql, SyncName sync, Origin origin, Revision revision)
      throws SQLException {
    sql.run(
        "DELETE FROM attempt WHERE sync = ? AND origin = ? AND revision = ?",
        sync.value(),
        origin.name(),
        revision.value());
  }

  static List<Quarantine> quarantines(Sql sql, SyncName sync) throws SQLException {
    return sql.rows(
        "SELECT origin, revision, name, reason, since, recipe FROM quarantine WHERE sync = ?"
            + " ORDER BY ordinal",
        row ->
            new Quarantine(
                new Origin(row.text(1)),
                new Revision(row.text(2)),
                row.text(3),
                row.text(4),
                row.maybeText(6).map(Digest::new).map(Recipe::new),
                Moments.moment(row.text(5))),
        sync.value());
  }

  static void countAttempt(Sql sql, SyncName sync, Origin origin, Revision revision)
      throws SQLException {
    sql.run(
        "INSERT INTO attempt (sync, origin, revision, failed) VALUES (?, ?, ?, 1)"
            + " ON CONFLICT (sync, origin, revision) DO UPDATE SET failed = attempt.failed + 1",
        sync.value(),
        origin.name(),
        revision.value());
    sql.run(oldest("attempt"), sync.value(), sync.value(), REVISIONS_MAX);
  }

  static int attempts(Sql sql, SyncName sync, Origin origin, Revision revision)
      throws SQLException {
    return sql.first(
            "SELECT failed FROM attempt WHERE sync = ? AND origin = ? AND revision = ?",
            row -> (int) row.number(1),
            sync.value(),
            origin.name(),
            revision.value())
        .orElse(0);
  }

  static void say(Sql sql, SyncName sync, Said said, Bounds bounds) throws SQLException {
    sql.run(
        "INSERT INTO decision (sync, topic, what, who, at, why, used)"
            + " VALUES (?, ?, ?, ?, ?, ?, 0)",
        sync.value(),
        DecisionText.topic(said.what()),
        DecisionText.write(said.what()),
        said.who(),
        Moments.text(said.when()),
        said.why());
    sql.run(
        oldest("decision")
            + " AND (used = 1 OR topic = 'approval' OR EXISTS (SELECT 1 FROM decision AS later"
            + " WHERE later.sync = decision.sync AND later.topic = decision.topic"
            + " AND later.ordinal > decision.ordinal))",
        sync.value(),
        sync.value(),
        bounds.decisions());
  }

  static void use(Sql sql, SyncName sync, Said said) throws SQLException, SyncException {
    int used =
        sql.run(
            "UPDATE decision SET used = 1 WHERE ordinal = (SELECT MIN(ordinal) FROM decision"
                + " WHERE sync = ? AND topic = 'approval' AND used = 0"
                + " AND what = ? AND who = ? AND at = ? AND why = ?)",
            sync.value(),
            DecisionText.write(said.what()),
            said.who(),
            Moments.text(said.when()),
            said.why());
    if (used == 0) {
      throw Refusals.approval(sync);
    }
  }

  static List<Said> decisions(Sql sql, SyncName sync) throws SQLException {
    return sql.rows(
        "SELECT what, who, at, why FROM decision WHERE sync = ? AND used = 0 ORDER BY ordinal",
        row ->
            new Said(
                DecisionText.read(row.text(1)),
                row.text(2),
                Moments.moment(row.text(3)),
                row.text(4)),
        sync.value());
  }

  /// Removes what is older than the newest so many of a sync.
  private static String oldest(String table) {
    var newest = "SELECT ordinal FROM %s WHERE sync = ? ORDER BY ordinal DESC LIMIT 1 OFFSET ?";
    return ("DELETE FROM %s WHERE sync = ? AND ordinal <= (" + newest + ")")
        .formatted(table, table);
  }
}
