package dev.syncline.shared.files;

import java.nio.file.Path;
import java.util.UUID;

/// Names for files on their way: beside where they will be, never the same twice, so that two
/// processes do not meet and what a kill left behind is recognised by [#PREFIX] and swept.
public final class Temporary {
  public static final String PREFIX = ".staging-";

  private Temporary() {}

  public static Path beside(Path path) {
    return path.resolveSibling(PREFIX + path.getFileName() + "-" + UUID.randomUUID());
  }
}
