package dev.syncline.shared.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/// The row under the cursor; columns count from 1, in the order in which the query names them.
public final class SqlRow {
  private final ResultSet cursor;

  SqlRow(ResultSet cursor) {
    this.cursor = cursor;
  }

  /// Throws where the column is null: use [#maybeText] where it may be.
  public String text(int column) throws SQLException {
    return maybeText(column)
        .orElseThrow(() -> new SQLException("column %d is null".formatted(column)));
  }

  public Optional<String> maybeText(int column) throws SQLException {
    return Optional.ofNullable(cursor.getString(column));
  }

  public long number(int column) throws SQLException {
    return cursor.getLong(column);
  }

  public Optional<Long> maybeNumber(int column) throws SQLException {
    long number = cursor.getLong(column);
    return cursor.wasNull() ? Optional.empty() : Optional.of(number);
  }

  public boolean flag(int column) throws SQLException {
    return cursor.getLong(column) != 0;
  }

  /// Makes a value of a row.
  @FunctionalInterface
  public interface Reader<T> {
    T read(SqlRow row) throws SQLException;
  }
}
