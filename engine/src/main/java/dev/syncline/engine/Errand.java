package dev.syncline.engine;

import dev.syncline.core.plan.Inventory;

/// What a person wants of a sync that runs in a daemon; done on the sync's own thread, never beside
/// a pass.
public sealed interface Errand {
  /// One pass.
  record Pass() implements Errand {}

  /// Back to `to`, which was known to be good.
  record RollBack(Inventory to, String why) implements Errand {}
}
