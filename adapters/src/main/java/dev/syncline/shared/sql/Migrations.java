package dev.syncline.shared.sql;

import dev.syncline.core.content.Digest;
import dev.syncline.core.run.SyncException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Numbered scripts that bring a schema forward, never back. The version of a schema is the count
/// of scripts that made it; each is recorded with its SHA-256, and a script that was changed
/// afterwards is refused, as is a schema newer than the program.
///
/// In a script every statement ends with `;` at the end of a line, and lines that begin with `--`
/// are comments.
public final class Migrations {
  private static final String TABLE =
      "CREATE TABLE IF NOT EXISTS migration ("
          + "version INTEGER PRIMARY KEY, name TEXT NOT NULL, digest TEXT NOT NULL)";

  private final String codes;
  private final String what;
  private final List<Script> scripts;

  /// One script: its plain name, and its text.
  public record Script(String name, String text) {
    /// From a resource beside `place`.
    public static Script beside(Class<?> place, String name) {
      try (var stream = place.getResourceAsStream(name)) {
        if (stream == null) {
          throw new IllegalStateException("the program lacks its script " + name);
        }
        return new Script(name, new String(stream.readAllBytes(), StandardCharsets.UTF_8));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    Digest digest() {
      return Digest.of(text);
    }

    List<String> statements() {
      return split(text.replaceAll("(?m)^\\s*--.*$", "") + "\n");
    }

    private static List<String> split(String plain) {
      var statements = new ArrayList<String>();
      for (var statement : plain.split(";\\s*\\n", -1)) {
        if (!statement.isBlank()) {
          statements.add(statement.strip());
        }
      }
      return statements;
    }
  }

  /// Faults carry codes that begin with `codes` (`SYN-LEDGER`) and name `what` (`the ledger`).
  public Migrations(String codes, String what, List<Script> scripts) {
    this.codes = codes;
    this.what = what;
    this.scripts = List.copyOf(scripts);
  }

  /// The version that this program makes and understands.
  public int version() {
    return scripts.size();
  }

  /// The version of the schema that is there; 0 where there is none yet. Rejected where it is newer
  /// than the program, made by a script that has changed since, or somebody else's.
  public int found(Sql sql) throws SQLException, SyncException {
    if (!exists(sql)) {
      return 0;
    }
    var made =
        sql.rows(
            "SELECT version, name, digest FROM migration ORDER BY version",
            row -> new Made((int) row.number(1), row.text(2), row.text(3)));
    if (made.size() > scripts.size()) {
      throw newer(made.size());
    }
    for (int i = 0; i < made.size(); i++) {
      refuseChanged(made.get(i), scripts.get(i), i + 1);
    }
    return made.size();
  }

  /// Runs what is missing. The caller has begun a transaction that keeps every other writer out,
  /// and commits it; so all scripts are there afterwards, or none.
  public void bringForward(Sql sql) throws SQLException, SyncException {
    int from = found(sql);
    sql.runOnce(TABLE);
    for (int i = from; i < scripts.size(); i++) {
      var script = scripts.get(i);
      for (var statement : script.statements()) {
        sql.runOnce(statement);
      }
      sql.run(
          "INSERT INTO migration (version, name, digest) VALUES (?, ?, ?)",
          i + 1,
          script.name(),
          script.digest().hex());
    }
  }

  private record Made(int version, String name, String digest) {}

  private boolean exists(Sql sql) throws SQLException, SyncException {
    var tables =
        sql.rows(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'",
            row -> row.text(1));
    if (!tables.isEmpty() && !tables.contains("migration")) {
      throw SyncException.rejected(
          codes + "-FOREIGN",
          what,
          "the file is another program's database, with a table called " + tables.getFirst(),
          "Name another state directory, or move that file away");
    }
    return !tables.isEmpty();
  }

  private SyncException newer(int found) {
    return SyncException.rejected(
        codes + "-NEWER",
        what,
        "it has schema %d, this program understands up to %d".formatted(found, version()),
        "Use the newer Syncline that wrote it, or restore a backup from before that update");
  }

  private void refuseChanged(Made made, Script script, int version) throws SyncException {
    if (made.version() != version || !made.digest().equals(script.digest().hex())) {
      throw SyncException.rejected(
          codes + "-CHANGED",
          what,
          "schema %d was made by a script '%s' that differs from the program's '%s'"
              .formatted(made.version(), made.name(), script.name()),
          "Use the Syncline that made it, or restore a backup of this one's");
    }
  }
}
