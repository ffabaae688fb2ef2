package dev.syncline.target.binary;

import dev.syncline.core.content.Digest;
import dev.syncline.core.plan.Change;
import dev.syncline.core.plan.Inventory;
import dev.syncline.core.plan.Plan;
import dev.syncline.core.run.SyncException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/// One swap to be carried out: to these bytes, by this plan. A fresh binary is checked before and
/// has room to spare; one that was good before is not held up.
record Order(Plan plan, Inventory after, Digest digest, Bytes bytes, boolean isFresh) {
  /// Where the bytes are; asked only when they are needed.
  @FunctionalInterface
  interface Bytes {
    Path locate() throws IOException, SyncException;
  }

  Optional<Change> change(String key) {
    return plan.changes().stream().filter(change -> change.key().equals(key)).findFirst();
  }
}
