package dev.syncline.core.target;

import dev.syncline.core.run.SyncException;
import dev.syncline.core.source.Watermark;
import java.util.Optional;

/// The ability of a target that moves the watermark in the same transaction as the data. Its
/// watermark is the truth; the ledger's is then only a copy.
public interface KeepsWatermark {
  Optional<Watermark> watermark() throws SyncException, InterruptedException;
}
