package dev.syncline.core.ledger;

import dev.syncline.core.policy.Sighting;
import dev.syncline.core.run.SyncException;
import dev.syncline.core.run.SyncName;
import java.util.List;

/// What names meant when first seen.
public interface Sightings {
  List<Sighting> of(SyncName sync) throws SyncException;
}
