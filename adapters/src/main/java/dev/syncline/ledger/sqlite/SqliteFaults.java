package dev.syncline.ledger.sqlite;

import dev.syncline.core.run.Complaint;
import dev.syncline.core.run.Fault;
import dev.syncline.core.run.SyncException;
import dev.syncline.shared.sql.Sqlite;
import java.sql.SQLException;
import java.util.Optional;

/// What the ledger's callers hear of SQLite's errors.
final class SqliteFaults {
  private SqliteFaults() {}

  /// Transient where the disk or a lock is in the way; any other error is a defect.
  static SyncException of(SQLException e) {
    return Sqlite.complaint(e, "SYN-LEDGER", "the ledger ledger.db")
        .map(complaint -> new SyncException(passing(complaint), e))
        .orElseThrow(() -> new IllegalStateException("the ledger's SQL failed", e));
  }

  /// A stored value that can not be read back: the file was changed by something else.
  static SyncException unreadable(RuntimeException e) {
    return SyncException.passing(
            "SYN-LEDGER-DAMAGED",
            "the ledger ledger.db",
            "it holds a value that Syncline did not write: " + e.getMessage(),
            "Restore a backup, or forget the sync that it belongs to")
        .causedBy(e);
  }

  static SyncException closed() {
    return SyncException.passing(
        "SYN-LEDGER-CLOSED", "the ledger", "it is closed", "Syncline is stopping; start it again");
  }

  private static Fault passing(Complaint complaint) {
    return new Fault.Transient(complaint, Optional.empty());
  }
}
