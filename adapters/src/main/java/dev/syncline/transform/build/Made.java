package dev.syncline.transform.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/// What a build left at its output, which is proof only if it is a plain file of its own with
/// something in it: the place was cleared before.
final class Made {
  private static final Set<PosixFilePermission> PROGRAM =
      PosixFilePermissions.fromString("rwxr-xr-x");

  private Made() {}

  /// Why what lies there proves nothing, if so.
  static Optional<String> objection(Workplace place) throws IOException {
    var output = place.output();
    var name = place.base().relativize(output);
    if (!Files.exists(output, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.of("%s was not made".formatted(name));
    }
    var attributes =
        Files.readAttributes(output, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    if (!attributes.isRegularFile()) {
      var what = attributes.isSymbolicLink() ? "a symbolic link" : "no plain file";
      return Optional.of("%s is %s".formatted(name, what));
    }
    if (!output.toRealPath().startsWith(place.base().toRealPath())) {
      return Optional.of("%s lies outside of the staged copy".formatted(name));
    }
    return attributes.size() == 0 ? Optional.of("%s is empty".formatted(name)) : Optional.empty();
  }

  static void makeExecutable(Path file) throws IOException {
    Files.setPosixFilePermissions(file, PROGRAM);
  }
}
