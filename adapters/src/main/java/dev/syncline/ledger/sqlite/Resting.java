package dev.syncline.ledger.sqlite;

import dev.syncline.core.run.SyncException;
import dev.syncline.shared.sql.Sql;
import dev.syncline.shared.sql.Sqlite;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;

/// Opens a ledger that may rest, be written by another process, lie in a directory where nothing
/// can be made, or not be there at all.
final class Resting {
  private Resting() {}

  static Readers.Opened open(StateFiles files) throws SQLException, SyncException {
    files.requireNoFile();
    if (!Files.exists(files.ledger())) {
      return new Readers.Opened(Schema.empty(), false);
    }
    var sql = connect(files);
    boolean readable = false;
    try {
      readable = Schema.isReadable(sql);
    } finally {
      if (!readable) {
        sql.close();
      }
    }
    return readable ? Readers.Opened.lasting(sql) : new Readers.Opened(Schema.empty(), false);
  }

  /// Without a log nobody writes it, and where nothing can be made beside it (the directory is
  /// read-only, the disk is full) nobody will begin to: only then it may be read without SQLite's
  /// own locks.
  private static Sql connect(StateFiles files) throws SQLException, SyncException {
    if (!hasLog(files) && !Files.isWritable(files.directory())) {
      return Sqlite.resting(files.ledger());
    }
    var sql = Sqlite.reading(files.ledger());
    try {
      Schema.isThere(sql); // only the first question makes what SQLite needs beside the file
      return sql;
    } catch (SQLException e) {
      sql.close();
      if (Sqlite.isDiskRefusal(e) && !hasLog(files)) {
        return Sqlite.resting(files.ledger());
      }
      throw e;
    } catch (SyncException e) {
      sql.close();
      throw e;
    }
  }

  private static boolean hasLog(StateFiles files) throws SQLException {
    try {
      return Files.exists(files.log()) && Files.size(files.log()) > 0;
    } catch (IOException e) {
      throw new SQLException(e);
    }
  }
}
