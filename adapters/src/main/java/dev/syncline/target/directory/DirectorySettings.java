package dev.syncline.target.directory;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// Where a tree is published and how long earlier ones stay: readers follow `path/link`. Besides
/// the live tree and the known-good one, `keep` earlier ones stay, and every one for `grace` after
/// it was live, because a reader may still be in it. One sync a `path`.
public record DirectorySettings(
    Path path, String link, int keep, Duration grace, Optional<Hook> hook) {
  public DirectorySettings {
    if (link.isBlank()
        || link.startsWith(".")
        || link.indexOf('/') >= 0
        || link.indexOf('\0') >= 0) {
      throw new IllegalArgumentException(
          "link is one plain name such as current, not '%s'".formatted(link));
    }
    if (keep < 0 || grace.isNegative()) {
      throw new IllegalArgumentException("keep and grace are not negative");
    }
    path = path.toAbsolutePath().normalize();
  }
}
