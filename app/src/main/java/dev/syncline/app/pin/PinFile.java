package dev.syncline.app.pin;

import dev.syncline.app.config.PinFileSection;
import dev.syncline.app.config.shape.Problems;
import dev.syncline.app.config.shape.YamlFile;
import dev.syncline.core.run.FaultPoints;
import dev.syncline.shared.files.DurableFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// One pin in a file. Idempotent: a version that stands there already is not written again.
final class PinFile {
  private static final String POINT = "pin";

  private final PinFileSection section;
  private final DurableFiles files;

  PinFile(PinFileSection section, FaultPoints faults) {
    this.section = section;
    this.files = new DurableFiles(faults);
  }

  /// Brings `version` into the file, and changes nothing else in it; the file is the old or the new
  /// one, whole. Nothing where it cannot be done, which [#lag] says.
  void write(String version) {
    try {
      var pinned = pinned();
      if (pinned.isPresent()
          && PinnedText.isPlain(version)
          && !pinned.get().value().equals(version)) {
        replace(section.path().toRealPath(), pinned.get().with(version));
      }
    } catch (IOException _) {
      // Seen by status, and tried again at the end of the next pass.
    }
  }

  /// What is to be said where the file does not name `version`.
  Optional<String> lag(String version) {
    var file = section.path().getFileName();
    try {
      var pinned = pinned();
      if (pinned.isEmpty()) {
        return Optional.of("%s has no plain %s".formatted(file, section.variable()));
      }
      return pinned.get().value().equals(version)
          ? Optional.empty()
          : Optional.of(
              "%s lags: %s is %s".formatted(file, section.variable(), pinned.get().value()));
    } catch (IOException _) {
      return Optional.of("%s cannot be read".formatted(file));
    }
  }

  private Optional<PinnedText> pinned() throws IOException {
    var bytes = Files.readAllBytes(section.path());
    return YamlFile.parse(section.path(), bytes, new Problems())
        .flatMap(root ->
            PinnedText.of(new String(bytes, StandardCharsets.UTF_8), root, section.variable()));
  }

  private void replace(Path path, String text) throws IOException {
    var aside =
        path.resolveSibling(".%s.%d".formatted(path.getFileName(), ProcessHandle.current().pid()));
    try {
      files.delete(aside, POINT + ".aside");
      files.write(aside, text.getBytes(StandardCharsets.UTF_8), POINT);
      Files.setPosixFilePermissions(aside, Files.getPosixFilePermissions(path));
      files.rename(aside, path, POINT);
    } finally {
      files.delete(aside, POINT + ".aside");
    }
  }
}
