package dev.syncline.core.ledger;

import dev.syncline.core.content.Content.Artifact;
import dev.syncline.core.content.Digest;
import dev.syncline.core.content.Revision;
import dev.syncline.core.run.SyncException;
import java.util.Optional;

/// A bounded store of artifacts by digest. What [Inventories#inUse] names is never evicted; of the
/// rest the longest unused goes first.
public interface Artifacts {
  /// The artifact with these bytes; they are read and compared, a damaged one is removed and not
  /// found.
  Optional<Artifact> find(Digest digest, Revision revision) throws SyncException;

  /// What was made by this key before.
  Optional<Artifact> made(BuildKey key) throws SyncException;

  /// Keeps the artifact durably under its digest and, if it was made, under its key. The artifact
  /// returned lies in the store. Transient where the disk is full; nothing half-written stays.
  Artifact keep(Artifact artifact, Optional<BuildKey> key) throws SyncException;
}
