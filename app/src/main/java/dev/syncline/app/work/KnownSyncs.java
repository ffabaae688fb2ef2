package dev.syncline.app.work;

import dev.syncline.app.wiring.Household;
import dev.syncline.app.wiring.UnknownSync;
import dev.syncline.core.run.SyncException;
import dev.syncline.core.run.SyncName;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;

/// The syncs that may be named: those that are declared, and those that only the ledger still
/// knows. Wires nothing, so no secret is needed.
public final class KnownSyncs {
  private KnownSyncs() {}

  /// The declared ones first, in the order of the file.
  public static SequencedSet<SyncName> all(Household household) throws SyncException {
    var all = new LinkedHashSet<>(household.names());
    all.addAll(household.ledger().inventories().known());
    return all;
  }

  /// Those that were named, all where none was. Rejected, with the nearest name, for one that
  /// nobody knows.
  public static List<SyncName> named(List<SyncName> wanted, Household household)
      throws SyncException {
    var all = all(household);
    for (var name : wanted) {
      if (!all.contains(name)) {
        throw UnknownSync.of(name, all);
      }
    }
    return new ArrayList<>(wanted.isEmpty() ? all : wanted);
  }

  /// Rejected, with the nearest name, where nobody knows it.
  public static void require(SyncName sync, Household household) throws SyncException {
    named(List.of(sync), household);
  }
}
