package dev.syncline.core.ledger;

import dev.syncline.core.policy.Said;
import dev.syncline.core.run.SyncException;
import dev.syncline.core.run.SyncName;
import java.util.List;

/// What people said, oldest first; used approvals are left out.
public interface Decisions {
  List<Said> of(SyncName sync) throws SyncException;
}
