package dev.syncline.core.ledger;

import dev.syncline.core.content.Digest;
import dev.syncline.core.plan.Inventory;
import dev.syncline.core.plan.Owned;
import dev.syncline.core.run.SyncException;
import dev.syncline.core.run.SyncName;
import java.util.List;
import java.util.Set;

/// What we own in each target.
public interface Inventories {
  Owned of(SyncName sync) throws SyncException;

  /// What passed its probation in `sync`, newest first, at most ten, each candidate once.
  List<Inventory> proven(SyncName sync) throws SyncException;

  /// Every digest that some sync has installed, knows to be good, or is about to install.
  Set<Digest> inUse() throws SyncException;

  /// Every sync that the ledger knows anything of, in order of name.
  Set<SyncName> known() throws SyncException;
}
