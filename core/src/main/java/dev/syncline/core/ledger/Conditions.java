package dev.syncline.core.ledger;

import dev.syncline.core.run.Condition;
import dev.syncline.core.run.SyncException;
import dev.syncline.core.run.SyncName;
import java.util.List;

/// The standing truth about each sync.
public interface Conditions {
  List<Condition> of(SyncName sync) throws SyncException;
}
