package dev.syncline.shared.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.syncline.core.run.SyncException;
import dev.syncline.shared.sql.Migrations.Script;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MigrationsTest {
  private static final Script FIRST =
      new Script(
          "001-a.sql",
          """
          -- a comment; with a semicolon
          CREATE TABLE a (id INTEGER);
          INSERT INTO a VALUES (1);
            -- another
          INSERT INTO a VALUES (2);
          """);
  private static final Script SECOND = new Script("002-b.sql", "CREATE TABLE b (id INTEGER);");
  private static final Script BROKEN =
      new Script("003-c.sql", "CREATE TABLE c (id INTEGER);\nCREATE NONSENSE;\n");

  private final Sql sql = Sqlite.memory();

  MigrationsTest() throws SQLException {}

  @AfterEach
  void close() throws SQLException {
    sql.close();
  }

  private int bring(Script... scripts) throws Exception {
    var migrations = new Migrations("SYN-X", "the thing", List.of(scripts));
    sql.within(
        "BEGIN IMMEDIATE",
        one -> {
          migrations.bringForward(one);
          return one;
        });
    return migrations.found(sql);
  }

  @Test
  void scripts_runOnceInOrder() throws Exception {
    assertThat(bring(FIRST)).isEqualTo(1);
    assertThat(bring(FIRST, SECOND)).isEqualTo(2);
    assertThat(bring(FIRST, SECOND)).isEqualTo(2);

    assertThat(sql.number("SELECT count(*) FROM a")).isEqualTo(2);
    assertThat(sql.number("SELECT count(*) FROM b")).isZero();
  }

  @Test
  void scriptThatFails_undoesAllOfThem() throws Exception {
    bring(FIRST);

    assertThatThrownBy(() -> bring(FIRST, SECOND, BROKEN)).isInstanceOf(SQLException.class);

    assertThat(new Migrations("SYN-X", "it", List.of(FIRST)).found(sql)).isEqualTo(1);
    assertThat(sql.number("SELECT count(*) FROM sqlite_schema WHERE name IN ('b', 'c')")).isZero();
  }

  @Test
  void newerSchema_isRefusedNamingBothVersions() throws Exception {
    bring(FIRST, SECOND);

    assertThatThrownBy(() -> bring(FIRST))
        .isInstanceOf(SyncException.class)
        .hasMessageContaining("schema 2")
        .hasMessageContaining("up to 1")
        .hasMessageContaining("SYN-X-NEWER");
  }

  @Test
  void changedScript_isRefused() throws Exception {
    bring(FIRST);

    assertThatThrownBy(() -> bring(new Script("001-a.sql", FIRST.text() + "-- and more\n")))
        .isInstanceOf(SyncException.class)
        .hasMessageContaining("001-a.sql")
        .hasMessageContaining("SYN-X-CHANGED");
  }

  @Test
  void databaseOfAnother_isRefused() throws Exception {
    sql.run("CREATE TABLE other (id INTEGER)");

    assertThatThrownBy(() -> bring(FIRST)).hasMessageContaining("SYN-X-FOREIGN");
  }

  @Test
  void statementThatFailed_worksTheNextTime() throws Exception {
    sql.run("CREATE TABLE one (id INTEGER PRIMARY KEY)");
    var insert = "INSERT INTO one (id) VALUES (?)";
    sql.run(insert, 1);

    assertThatThrownBy(() -> sql.run(insert, 1)).isInstanceOf(SQLException.class);

    assertThat(sql.run(insert, 2)).isEqualTo(1);
  }
}
