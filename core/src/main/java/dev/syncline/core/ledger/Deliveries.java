package dev.syncline.core.ledger;

import dev.syncline.core.run.SyncException;
import dev.syncline.core.run.SyncName;
import java.util.List;
import java.util.Optional;

/// Webhooks that were accepted. Only the newest are remembered; an implementation says how many.
public interface Deliveries {
  /// What became of a delivery.
  Optional<Delivery> find(DeliveryId id) throws SyncException;

  /// Those that some sync has not worked off, oldest first.
  List<Delivery> accepted() throws SyncException;

  /// Those that `sync` has not worked off, oldest first.
  List<DeliveryId> accepted(SyncName sync) throws SyncException;
}
