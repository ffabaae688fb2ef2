package dev.syncline.target.binary;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/// Reads version files from disk.
final class VersionFiles {
  private VersionFiles() {}

  /// What `file` says; nothing where it is missing or no plain file.
  static VersionFile read(Path file) throws IOException {
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return VersionFile.EMPTY;
    }
    try (var in = Files.newInputStream(file)) {
      return VersionFile.parse(in.readNBytes(VersionFile.BYTES_MAX));
    }
  }
}
