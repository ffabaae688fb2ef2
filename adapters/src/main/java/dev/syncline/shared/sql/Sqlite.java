package dev.syncline.shared.sql;

import dev.syncline.core.run.Complaint;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/// SQLite connections as they must be opened here, and what SQLite's errors mean.
public final class Sqlite {
  private static final int BUSY_MILLIS = 5_000;
  private static final int WAL_BYTES_KEPT = 16 << 20;

  private Sqlite() {}

  /// For the one writer of `file`, which is made where it is missing: write-ahead log, every commit
  /// survives a power cut.
  public static Sql writing(Path file) throws SQLException {
    var config = new SQLiteConfig();
    config.setBusyTimeout(BUSY_MILLIS);
    config.enforceForeignKeys(true);
    config.setJournalMode(JournalMode.WAL);
    config.setSynchronous(SynchronousMode.FULL);
    config.setJournalSizeLimit(WAL_BYTES_KEPT);
    config.setGetGeneratedKeys(false); // else each INSERT is followed by a query of its own
    return open(config, file.toString());
  }

  /// For any number of readers beside a writer. Never writes; `-wal` and `-shm` may be made beside
  /// it.
  public static Sql reading(Path file) throws SQLException {
    return open(readOnly(), file.toString());
  }

  /// For a file that nobody writes, in a directory where nothing can be made. Only without a `-wal`
  /// beside it: what that holds would not be seen.
  public static Sql resting(Path file) throws SQLException {
    var uri = "file:" + file.toAbsolutePath().toUri().getRawPath() + "?immutable=1";
    return open(readOnly(), uri);
  }

  /// An empty database that lives as long as the connection.
  public static Sql memory() throws SQLException {
    return open(new SQLiteConfig(), ":memory:");
  }

  private static SQLiteConfig readOnly() {
    var config = new SQLiteConfig();
    config.setReadOnly(true);
    config.setBusyTimeout(BUSY_MILLIS);
    return config;
  }

  private static Sql open(SQLiteConfig config, String name) throws SQLException {
    return new Sql(connect(config, "jdbc:sqlite:" + name));
  }

  private static Connection connect(SQLiteConfig config, String url) throws SQLException {
    return config.createConnection(url);
  }

  /// Whether the file is no database or a broken one.
  public static boolean isDamage(SQLException e) {
    return switch (code(e)) {
      case SQLITE_CORRUPT, SQLITE_NOTADB, SQLITE_FORMAT -> true;
      default -> false;
    };
  }

  /// Whether the disk or the rights on it are in the way.
  public static boolean isDiskRefusal(SQLException e) {
    return switch (code(e)) {
      case SQLITE_FULL, SQLITE_IOERR, SQLITE_CANTOPEN, SQLITE_READONLY, SQLITE_PERM -> true;
      default -> false;
    };
  }

  /// The error for a file of which a check said that it is broken.
  public static SQLException damage(String said) {
    return new SQLiteException(said, SQLiteErrorCode.SQLITE_CORRUPT);
  }

  /// What to say of a disk or file that refuses, with codes that begin with `prefix`; empty where
  /// `e` says something else, which is then a defect.
  public static Optional<Complaint> complaint(SQLException e, String prefix, String what) {
    return switch (code(e)) {
      case SQLITE_FULL ->
          Optional.of(
              new Complaint(
                  prefix + "-DISK",
                  what,
                  "the disk or the quota is full",
                  "Free some space; a running poll tries again by itself"));
      case SQLITE_IOERR, SQLITE_NOMEM, SQLITE_NOLFS ->
          Optional.of(
              new Complaint(
                  prefix + "-DISK",
                  what,
                  "the disk refused: " + reason(e),
                  "Look at the disk and the kernel's log"));
      case SQLITE_CANTOPEN, SQLITE_READONLY, SQLITE_PERM, SQLITE_AUTH ->
          Optional.of(
              new Complaint(
                  prefix + "-DISK",
                  what,
                  "the file or its directory is read-only or not ours: " + reason(e),
                  "Give the user who runs Syncline the right to write there"));
      case SQLITE_BUSY, SQLITE_LOCKED, SQLITE_PROTOCOL ->
          Optional.of(
              new Complaint(
                  prefix + "-BUSY",
                  what,
                  "another program holds a lock on the file",
                  "Close whatever has it open, such as a sqlite3 shell"));
      case SQLITE_CORRUPT, SQLITE_NOTADB, SQLITE_FORMAT ->
          Optional.of(
              new Complaint(
                  prefix + "-DAMAGED",
                  what,
                  "the file is damaged: " + reason(e),
                  "It is kept aside and a new one begins when it is next opened to write; or restore"
                      + " a backup"));
      default -> Optional.empty();
    };
  }

  private static String reason(SQLException e) {
    return Optional.ofNullable(e.getMessage()).orElse("no reason given");
  }

  /// The primary code: extended ones keep it in their lowest byte.
  private static SQLiteErrorCode code(SQLException e) {
    if (!(e instanceof SQLiteException sqlite)) {
      return SQLiteErrorCode.UNKNOWN_ERROR;
    }
    return SQLiteErrorCode.getErrorCode(sqlite.getResultCode().code & 0xff);
  }
}
