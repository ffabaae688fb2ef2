package dev.syncline.testkit;

import dev.syncline.core.content.Content.Artifact;
import dev.syncline.core.content.Digest;
import dev.syncline.core.content.Revision;
import dev.syncline.core.ledger.Artifacts;
import dev.syncline.core.ledger.BuildKey;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// An artifact store that keeps handles only, and everything for ever.
public final class FakeArtifacts implements Artifacts {
  private final Map<Digest, Artifact> byDigest = new ConcurrentHashMap<>();
  private final Map<BuildKey, Digest> byKey = new ConcurrentHashMap<>();

  @Override
  public Optional<Artifact> find(Digest digest, Revision revision) {
    return Optional.ofNullable(byDigest.get(digest))
        .map(kept -> new Artifact(revision, kept.name(), digest, kept.file()));
  }

  @Override
  public Optional<Artifact> made(BuildKey key) {
    return Optional.ofNullable(byKey.get(key)).flatMap(digest -> find(digest, key.revision()));
  }

  @Override
  public Artifact keep(Artifact artifact, Optional<BuildKey> key) {
    byDigest.put(artifact.digest(), artifact);
    key.ifPresent(made -> byKey.put(made, artifact.digest()));
    return artifact;
  }
}
