package dev.syncline.ledger.sqlite;

import dev.syncline.core.run.SyncException;
import dev.syncline.shared.sql.Sql;
import dev.syncline.shared.sql.Sqlite;
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

  /// Without a log nobody writes it, and where the directory is read-only nobody will begin to:
  /// only then it may be read without SQLite's own locks.
  private static Sql connect(StateFiles files) throws SQLException {
    boolean resting = !Files.exists(files.log()) && !Files.isWritable(files.directory());
    return resting ? Sqlite.resting(files.ledger()) : Sqlite.reading(files.ledger());
  }
}
