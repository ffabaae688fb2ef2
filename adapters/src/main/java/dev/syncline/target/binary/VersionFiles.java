package dev.syncline.target.binary;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/// Reads version files from disk.
final class VersionFiles {
  private VersionFiles() {}

  /// What `file` says; nothing where it is missing or no plain file.
  static VersionFile read(Path file) throws IOException {
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return VersionFile.EMPTY;
    }
    return VersionFile.parse(bytes(file));
  }

  /// What is wrong with `file`; nothing where it is missing or says what such a file says.
  static Optional<String> doubt(Path file) throws IOException {
    return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
        ? VersionFile.doubt(bytes(file))
        : Optional.empty();
  }

  private static byte[] bytes(Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      return in.readNBytes(VersionFile.BYTES_MAX);
    }
  }
}
