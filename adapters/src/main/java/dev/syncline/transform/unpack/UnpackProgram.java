package dev.syncline.transform.unpack;

import dev.syncline.core.content.Content.Artifact;
import dev.syncline.core.content.Content.FileSet;
import dev.syncline.core.content.Kind;
import dev.syncline.core.content.Promise;
import dev.syncline.core.run.SyncException;
import dev.syncline.core.source.Candidate;
import dev.syncline.core.source.Staging;
import dev.syncline.core.transform.Recipe;
import dev.syncline.core.transform.Transform;
import dev.syncline.shared.files.FileDigests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;

/// One program out of the archive.
record UnpackProgram(String name, Optional<String> file, long bytesMax)
    implements Transform<FileSet, Artifact> {
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
    return Recipe.of(List.of("unpack", "program", name, file.orElse("")));
  }

  @Override
  public Promise promise(Candidate candidate) {
    return new Promise(Kind.ARTIFACT, candidate.revision(), name, "unpacked");
  }

  @Override
  public Artifact make(FileSet input, Candidate candidate, Staging staging)
      throws SyncException, InterruptedException {
    var unpacked = Unpacked.of(input, candidate, staging, bytesMax, _ -> file.orElse(name));
    var chosen =
        switch (Choice.among(unpacked.members(), file, name)) {
          case Choice.Found(var path) -> unpacked.root().resolve(path);
          case Choice.None(var why) -> throw unpacked.faults().member(why);
        };
    try {
      if (Files.size(chosen) == 0) {
        throw unpacked.faults().empty();
      }
      Files.setPosixFilePermissions(chosen, PosixFilePermissions.fromString("rwxr-xr-x"));
      return new Artifact(candidate.revision(), name, FileDigests.of(chosen), chosen);
    } catch (IOException e) {
      throw unpacked.faults().staging(e);
    }
  }
}
