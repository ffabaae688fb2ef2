package dev.syncline.shared.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

/// Names for files on their way: beside where they will be, never the same twice, so that two
/// processes do not meet and what a kill left behind is recognised by [#PREFIX] and swept.
public final class Temporary {
  public static final String PREFIX = ".staging-";

  private static final String UNIQUE = "-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

  private Temporary() {}

  public static Path beside(Path path) {
    return path.resolveSibling(PREFIX + path.getFileName() + "-" + UUID.randomUUID());
  }

  /// What was once [#beside] exactly this path and is still there; nobody else's.
  public static List<Path> leftBeside(Path path) throws IOException {
    var form = Pattern.compile(Pattern.quote(PREFIX + path.getFileName()) + UNIQUE);
    var directory = path.toAbsolutePath().getParent();
    return directory == null ? List.of() : left(directory, form);
  }

  /// All that was on its way in `directory` and is still there.
  public static List<Path> leftIn(Path directory) throws IOException {
    return left(directory, Pattern.compile(Pattern.quote(PREFIX) + ".*" + UNIQUE));
  }

  private static List<Path> left(Path directory, Pattern form) throws IOException {
    try (var entries = Files.list(directory)) {
      return entries
          .filter(entry -> form.matcher(entry.getFileName().toString()).matches())
          .toList();
    } catch (NoSuchFileException | NotDirectoryException _) {
      return List.of();
    }
  }
}
