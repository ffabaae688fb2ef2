package dev.syncline.target.binary;

import dev.syncline.core.content.Content.Artifact;
import dev.syncline.core.content.Digest;
import dev.syncline.core.content.Revision;
import dev.syncline.core.ledger.Artifacts;
import dev.syncline.core.ledger.BuildKey;
import java.util.Optional;

/// A store that holds nothing.
final class NoArtifacts implements Artifacts {
  @Override
  public Optional<Artifact> find(Digest digest, Revision revision) {
    return Optional.empty();
  }

  @Override
  public Optional<Artifact> made(BuildKey key) {
    return Optional.empty();
  }

  @Override
  public Artifact keep(Artifact artifact, Optional<BuildKey> key) {
    return artifact;
  }
}
