package dev.syncline.core.target;

import dev.syncline.core.content.Content;
import dev.syncline.core.plan.Change;
import dev.syncline.core.plan.Inventory;
import dev.syncline.core.plan.Owned;
import dev.syncline.core.plan.Plan;
import dev.syncline.core.run.Problem;
import dev.syncline.core.run.SyncException;
import java.util.List;
import java.util.Optional;

/// What a target really was when it was looked at, as a value. It is the planner of its target;
/// nothing here changes anything, and only [#plan] reads: the content, never the target again.
public interface Observed<B extends Content> {
  /// What is there though the ledger knows nothing of it: a binary that was installed by hand or by
  /// another program. Empty when nothing is there.
  Optional<Inventory> found();

  /// How what is there differs from what we last wrote; empty when nothing is owned. Only what is
  /// proven.
  List<Change> drift(Owned owned);

  /// What is wrong with how it was found, though nothing of it stops a pass. Only what is proven.
  List<Problem> problems();

  /// What would bring it to `desired`. An empty plan means that it is there already. Rejected where
  /// such content can never be brought here.
  Plan plan(Desired<B> desired, Owned owned) throws SyncException, InterruptedException;
}
