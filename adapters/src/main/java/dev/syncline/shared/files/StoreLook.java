package dev.syncline.shared.files;

import dev.syncline.core.content.Content.Artifact;
import dev.syncline.core.content.Digest;
import dev.syncline.core.content.Revision;
import dev.syncline.core.ledger.Artifacts;
import dev.syncline.core.ledger.BuildKey;
import dev.syncline.core.run.FaultPoints;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/// The artifact store for those who change nothing: to be found counts as no use, what is damaged
/// stays, and nothing is kept. What cannot be read is not there.
public final class StoreLook implements Artifacts {
  private final Path directory;
  private final KeyIndex keys;

  public StoreLook(Path directory) {
    this.directory = directory;
    this.keys = new KeyIndex(directory.resolve("keys"), new DurableFiles(FaultPoints.NONE));
  }

  @Override
  public Optional<Artifact> find(Digest digest, Revision revision) {
    try {
      return ArtifactStore.look(directory, digest)
          .map(file -> new Artifact(revision, file.getFileName().toString(), digest, file));
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  @Override
  public Optional<Artifact> made(BuildKey key) {
    try {
      return keys.find(key).flatMap(made -> find(made.digest(), key.revision()));
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  @Override
  public Artifact keep(Artifact artifact, Optional<BuildKey> key) {
    return artifact;
  }
}
