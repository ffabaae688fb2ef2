package dev.syncline.core.plan;

import java.util.Optional;

/// What the ledger says of a target: what is installed, and what last passed its probation.
public record Owned(Optional<Inventory> installed, Optional<Inventory> knownGood) {
  public static final Owned NOTHING = new Owned(Optional.empty(), Optional.empty());

  /// Whether what is installed is also known to be good.
  public boolean installedIsKnownGood() {
    return installed.isPresent() && installed.equals(knownGood);
  }
}
