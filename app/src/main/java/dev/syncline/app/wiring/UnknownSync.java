package dev.syncline.app.wiring;

import dev.syncline.app.config.shape.Nearest;
import dev.syncline.core.run.SyncException;
import dev.syncline.core.run.SyncName;
import java.util.Collection;

/// The refusal of a name that is not declared, or that nobody knows.
public final class UnknownSync {
  private UnknownSync() {}

  /// `known`: the names that could have been meant.
  public static SyncException of(SyncName name, Collection<SyncName> known) {
    var names = known.stream().map(SyncName::value).toList();
    return SyncException.rejected(
        "SYN-SYNC-UNKNOWN",
        "sync " + name,
        "nobody knows it here",
        names.isEmpty()
            ? "Declare it first"
            : "Check the name; " + Nearest.advice(name.value(), names));
  }
}
