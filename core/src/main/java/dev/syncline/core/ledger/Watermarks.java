package dev.syncline.core.ledger;

import dev.syncline.core.run.SyncException;
import dev.syncline.core.run.SyncName;
import dev.syncline.core.source.Watermark;
import java.util.Optional;

/// The last verified position of each sync.
public interface Watermarks {
  Optional<Watermark> of(SyncName sync) throws SyncException;
}
