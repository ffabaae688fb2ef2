package dev.syncline.app.work.decide;

import dev.syncline.app.config.shape.Nearest;
import dev.syncline.app.wiring.Household;
import dev.syncline.core.run.SyncException;
import dev.syncline.core.run.SyncName;
import java.util.TreeSet;

/// Whether a sync that somebody named is there at all.
final class Known {
  private Known() {}

  /// Rejected, with the nearest name, where neither the configuration nor the ledger knows it.
  static void require(SyncName sync, Household household) throws SyncException {
    var known = new TreeSet<>(household.ledger().inventories().known());
    known.addAll(household.names());
    if (!known.contains(sync)) {
      var names = known.stream().map(SyncName::value).toList();
      throw SyncException.rejected(
          "SYN-SYNC-UNKNOWN",
          "sync " + sync,
          "neither the configuration nor the ledger knows it",
          names.isEmpty()
              ? "Declare it first"
              : "Check the name; " + Nearest.advice(sync.value(), names));
    }
  }
}
