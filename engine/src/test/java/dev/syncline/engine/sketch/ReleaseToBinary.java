package dev.syncline.engine.sketch;

import dev.syncline.core.content.Content.Artifact;
import dev.syncline.core.content.Content.FileSet;
import dev.syncline.core.content.Digest;
import dev.syncline.core.content.Kind;
import dev.syncline.core.content.Promise;
import dev.syncline.core.content.Revision;
import dev.syncline.core.content.StagedFile;
import dev.syncline.core.run.SyncException;
import dev.syncline.core.source.Candidate;
import dev.syncline.core.source.Detection;
import dev.syncline.core.source.Origin;
import dev.syncline.core.source.Source;
import dev.syncline.core.source.Staging;
import dev.syncline.core.source.Watermark;
import dev.syncline.core.transform.Recipe;
import dev.syncline.core.transform.Transform;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Release through unpack to binary: a user's machine. Identity is the asset's digest, so an asset
/// that is replaced under its name is another revision; one that is not there yet is waited for.
final class ReleaseToBinary {
  private static final Origin PLATFORM = new Origin("github.com/joeblew999/plat-telemetry");

  private ReleaseToBinary() {}

  /// What a forge lists: release tag to the digest of its asset for this platform, empty while it
  /// is missing.
  record Release(Map<String, Optional<String>> assetOfTag) implements Source<FileSet> {
    @Override
    public Kind<FileSet> offers() {
      return Kind.FILE_SET;
    }

    @Override
    public List<Origin> origins() {
      return List.of(PLATFORM);
    }

    @Override
    public Detection detect(Optional<Watermark> last) throws SyncException {
      if (assetOfTag.values().stream().allMatch(Optional::isEmpty)) {
        throw SyncException.passing(
            "SYN-RELEASE-WAITING",
            "release of " + PLATFORM,
            "the asset nats-linux-amd64.tar.gz is not there yet",
            "Nothing to do: it is looked for again");
      }
      var offered =
          assetOfTag.entrySet().stream()
              .filter(release -> release.getValue().isPresent())
              .map(release ->
                  Candidate.of(PLATFORM, release.getKey(), new Revision(release.getValue().get())))
              .toList();
      return new Detection.Moved(offered, Optional.of("\"etag of the list\""));
    }

    @Override
    public FileSet fetch(Candidate decided, Staging staging) {
      var digest = new Digest(decided.revision().value().substring("sha256:".length()));
      var name = "nats-linux-amd64.tar.gz";
      var file = new StagedFile(name, digest, staging.directory().resolve(name));
      return new FileSet(decided.revision(), List.of(file));
    }
  }

  /// Takes the one binary out of the archive; what it is called decides which.
  record Unpack(String binary) implements Transform<FileSet, Artifact> {
    @Override
    public Kind<FileSet> takes() {
      return Kind.FILE_SET;
    }

    @Override
    public Kind<Artifact> makes() {
      return Kind.ARTIFACT;
    }

    @Override
    public Recipe recipe() {
      return Recipe.of(List.of("unpack", binary));
    }

    @Override
    public Promise promise(Candidate candidate) {
      return new Promise(Kind.ARTIFACT, candidate.revision(), binary, "unpacked from its archive");
    }

    @Override
    public Artifact make(FileSet input, Candidate candidate, Staging staging) {
      var file = staging.directory().resolve(binary);
      return new Artifact(input.revision(), binary, input.files().getFirst().digest(), file);
    }
  }
}
