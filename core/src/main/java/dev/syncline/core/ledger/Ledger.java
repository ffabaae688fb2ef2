package dev.syncline.core.ledger;

import dev.syncline.core.run.SyncException;
import java.util.List;

/// The door to what survives. Reads see every write that has returned.
public interface Ledger {
  /// Writes all of `entries` in one transaction; when it returns they survive a power cut.
  /// Transient where the disk refuses (nothing is written then), Rejected where `tenure` has passed
  /// to another.
  void write(Tenure tenure, List<Entry> entries) throws SyncException, InterruptedException;

  Runs runs();

  Conditions conditions();

  Watermarks watermarks();

  Inventories inventories();

  Decisions decisions();

  Sightings sightings();

  Quarantines quarantines();

  Outbox outbox();

  Deliveries deliveries();
}
