package dev.syncline.target.directory;

import dev.syncline.core.content.Digest;
import java.nio.file.Path;
import java.util.Optional;

/// One thing of the new tree under its relative name. Directories are made as needed and are no
/// entries; of a file's mode only whether it may be executed counts.
sealed interface Entry {
  String name();

  /// Bytes in staging; `known` is their digest where somebody has taken it already.
  record RegularFile(String name, Path file, boolean executable, Optional<Digest> known)
      implements Entry {}

  record Link(String name, String target) implements Entry {}

  /// What is recorded as written: bytes and mode.
  static Digest fileDigest(Digest bytes, boolean executable) {
    return Digest.of("file %s %s".formatted(executable ? "x" : "-", bytes.hex()));
  }

  static Digest linkDigest(String target) {
    return Digest.of("link " + target);
  }
}
