package dev.syncline.app.work.decide;

import dev.syncline.core.run.SyncException;
import java.nio.file.Path;
import java.util.Optional;

/// Copies of the whole ledger. Opens what it needs itself: no household is open meanwhile.
public interface LedgerCare {
  /// Writes a consistent copy to `file`, also beside a running daemon. Rejected where `file` is
  /// there already.
  void backup(Path file) throws SyncException, InterruptedException;

  /// Puts the copy in the ledger's place; needs the state directory's lock. Rejected where `file`
  /// is no such copy; the ledger is as before then. Answers where the present one, if any, is kept.
  Optional<Path> restore(Path file) throws SyncException, InterruptedException;
}
