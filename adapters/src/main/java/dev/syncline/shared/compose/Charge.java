package dev.syncline.shared.compose;

import dev.syncline.core.run.SyncException;

/// Whether it is on us that a process runs. Kept durably: from before we stop it until it is up
/// again, so that after a kill in between it is started and not taken for stopped on purpose.
public interface Charge {
  boolean isOurs();

  /// Called before anything is stopped or started. Transient if it cannot be kept.
  void take() throws SyncException, InterruptedException;
}
