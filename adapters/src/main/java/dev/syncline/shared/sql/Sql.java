package dev.syncline.shared.sql;

import dev.syncline.core.run.SyncException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One connection and its prepared statements, used by one thread at a time. Statements are kept
/// until it is closed, so their text must be constant; values go into the arguments: text, numbers,
/// booleans (as 1 and 0) and Optional of these (empty: null).
public final class Sql implements AutoCloseable {
  private final Connection connection;
  private final Map<String, PreparedStatement> prepared = new HashMap<>();

  public Sql(Connection connection) {
    this.connection = connection;
  }

  /// Runs a statement whose rows, if there are any, do not matter; answers how many it changed.
  public int run(String sql, Object... arguments) throws SQLException {
    return with(
        sql,
        statement -> {
          if (!statement.execute()) {
            return statement.getUpdateCount();
          }
          statement.getResultSet().close(); // an open row of a PRAGMA would hold up the next commit
          return 0;
        },
        arguments);
  }

  /// Runs a statement that is used once, such as a migration, and keeps nothing of it.
  public void runOnce(String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  public <T> List<T> rows(String sql, SqlRow.Reader<T> reader, Object... arguments)
      throws SQLException {
    return with(
        sql,
        statement -> {
          var found = new ArrayList<T>();
          try (var cursor = statement.executeQuery()) {
            var row = new SqlRow(cursor);
            while (cursor.next()) {
              found.add(reader.read(row));
            }
          }
          return found;
        },
        arguments);
  }

  /// The first row, if there is one.
  public <T> Optional<T> first(String sql, SqlRow.Reader<T> reader, Object... arguments)
      throws SQLException {
    return with(
        sql,
        statement -> {
          try (var cursor = statement.executeQuery()) {
            return cursor.next() ? Optional.of(reader.read(new SqlRow(cursor))) : Optional.empty();
          }
        },
        arguments);
  }

  /// The one number that a query answers.
  public long number(String sql, Object... arguments) throws SQLException {
    return first(sql, row -> row.number(1), arguments)
        .orElseThrow(() -> new SQLException("no row: " + sql));
  }

  /// Does `work` in one transaction that starts with the statement `begin`; whatever it throws
  /// undoes all of it.
  public <T> T within(String begin, SqlWork<T> work) throws SQLException, SyncException {
    run(begin);
    boolean committed = false;
    try {
      T result = work.on(this);
      run("COMMIT");
      committed = true;
      return result;
    } finally {
      if (!committed) {
        undo();
      }
    }
  }

  /// Does `work` as a part of the transaction that is under way; whatever it throws undoes this
  /// part only.
  public <T> T apart(SqlWork<T> work) throws SQLException, SyncException {
    run("SAVEPOINT apart");
    boolean kept = false;
    try {
      T result = work.on(this);
      kept = true;
      return result;
    } finally {
      if (!kept) {
        run("ROLLBACK TO apart");
      }
      run("RELEASE apart");
    }
  }

  private void undo() {
    try {
      run("ROLLBACK");
    } catch (SQLException _) {
      // undone already, or the connection is gone: what threw says so
    }
  }

  /// Uses the kept statement of this text. One that failed is not kept: the driver may have closed
  /// it.
  private <T> T with(String sql, Use<T> use, Object... arguments) throws SQLException {
    var kept = prepared.remove(sql);
    var statement = kept == null ? connection.prepareStatement(sql) : kept;
    boolean sound = false;
    try {
      for (int i = 0; i < arguments.length; i++) {
        bind(statement, i + 1, arguments[i]);
      }
      T result = use.of(statement);
      prepared.put(sql, statement);
      sound = true;
      return result;
    } finally {
      if (!sound) {
        statement.close();
      }
    }
  }

  /// What is done with a statement whose arguments are bound.
  @FunctionalInterface
  private interface Use<T> {
    T of(PreparedStatement statement) throws SQLException;
  }

  private static void bind(PreparedStatement statement, int at, Object argument)
      throws SQLException {
    switch (argument) {
      case Optional<?> maybe when maybe.isEmpty() -> statement.setObject(at, null);
      case Optional<?> maybe -> bind(statement, at, maybe.get());
      case Boolean flag -> statement.setInt(at, flag ? 1 : 0);
      case Integer number -> statement.setInt(at, number);
      case Long number -> statement.setLong(at, number);
      case String text -> statement.setString(at, text);
      default -> throw new IllegalArgumentException("cannot bind a " + argument.getClass());
    }
  }

  /// Frees the statements with the connection.
  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
