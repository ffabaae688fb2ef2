package dev.syncline.app.work.doctor;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/// Where things are on this machine.
final class Places {
  private Places() {}

  /// The path itself, or the nearest folder above it that is there.
  static Path nearest(Path path) {
    var there = path.toAbsolutePath().normalize();
    while (!Files.exists(there) && there.getParent() != null) {
      there = there.getParent();
    }
    return there;
  }

  /// Whether a program of that name is on `path`; one with a slash is looked for by its user.
  static boolean isProgram(String name, String path) {
    return name.indexOf('/') >= 0
        || Arrays.stream(path.split(File.pathSeparator))
            .filter(folder -> folder.startsWith("/"))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, name)));
  }
}
