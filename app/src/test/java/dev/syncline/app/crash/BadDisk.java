package dev.syncline.app.crash;

import dev.syncline.core.run.FaultPoints;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/// A disk that refuses from its `from`th point on, `count` times, as each part hears of it: files
/// by an exception of the file system, the ledger by SQLite's result code.
final class BadDisk implements FaultPoints {
  private final String why;
  private final SQLiteErrorCode code;
  private final List<String> refused = new ArrayList<>(); // guarded by this
  private int from; // guarded by this
  private int count; // guarded by this

  BadDisk(String why, SQLiteErrorCode code, int from, int count) {
    this.why = why;
    this.code = code;
    this.from = from;
    this.count = count;
  }

  static BadDisk full(int from, int count) {
    return new BadDisk("No space left on device", SQLiteErrorCode.SQLITE_FULL, from, count);
  }

  static BadDisk failing(int from, int count) {
    return new BadDisk("Input/output error", SQLiteErrorCode.SQLITE_IOERR_FSYNC, from, count);
  }

  @Override
  public synchronized void at(String name) {
    if (name.equals("ledger.commit.after") || from-- > 0 || count == 0) {
      return; // what is committed is committed
    }
    count--;
    refused.add(name);
    if (name.startsWith("ledger.")) {
      BadDisk.<RuntimeException>sneak(new SQLiteException("%s %s".formatted(code, why), code));
    }
    throw new UncheckedIOException(new FileSystemException("the disk", null, why));
  }

  synchronized List<String> refused() {
    return List.copyOf(refused);
  }

  // The port declares no checked exception, but the ledger's writer expects SQLite's here.
  @SuppressWarnings("unchecked")
  private static <E extends Exception> void sneak(SQLException e) throws E {
    throw (E) e;
  }
}
