package dev.syncline.core.plan;

import dev.syncline.core.content.Digest;
import dev.syncline.core.run.RunId;
import dev.syncline.core.run.SyncName;

/// What is about to be done, written ahead: enough to finish or undo it after a kill. Holds what
/// was owned before and what will be, never content.
public record Intent(
    RunId run, SyncName sync, Purpose purpose, Digest plan, Owned before, Inventory after) {
  /// Going forward to a candidate, or back to one that is known to be good.
  public enum Purpose {
    APPLY,
    RESTORE
  }
}
