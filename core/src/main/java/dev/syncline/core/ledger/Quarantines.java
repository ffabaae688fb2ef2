package dev.syncline.core.ledger;

import dev.syncline.core.content.Revision;
import dev.syncline.core.policy.Quarantine;
import dev.syncline.core.run.SyncException;
import dev.syncline.core.run.SyncName;
import dev.syncline.core.source.Origin;
import java.util.List;

/// Revisions that failed here.
public interface Quarantines {
  List<Quarantine> of(SyncName sync) throws SyncException;

  /// Failed attempts at this revision since it was last lifted or quarantined.
  int attempts(SyncName sync, Origin origin, Revision revision) throws SyncException;
}
