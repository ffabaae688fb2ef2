package dev.syncline.core.target;

import dev.syncline.core.plan.Effects;
import dev.syncline.core.plan.Inventory;
import dev.syncline.core.plan.Journal;
import dev.syncline.core.plan.Plan;
import dev.syncline.core.run.SyncException;

/// The ability of some targets to go back without the source, offline.
public interface Restorable {
  /// What going back to `knownGood` would change; also where the target is half-way elsewhere.
  /// Rejected, by name, where the bytes for it are gone.
  Plan restoration(Inventory knownGood) throws SyncException, InterruptedException;

  /// Carries a plan of [#restoration] out. Idempotent like [Target#apply].
  Effects restore(Plan plan, Journal journal) throws SyncException, InterruptedException;
}
