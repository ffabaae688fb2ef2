package dev.syncline.app.daemon;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.stream.Collectors;

/// Tells whether the files of a configuration have changed since they were last looked at: by size,
/// time and inode, so that an editor that writes aside and renames is seen as well.
final class ConfigurationWatch {
  private final List<Path> places;
  private String seen;

  /// `places` are the files, and the folder where it is one.
  ConfigurationWatch(List<Path> places) {
    this.places = List.copyOf(places);
    this.seen = now();
  }

  boolean hasChanged() {
    var now = now();
    boolean changed = !now.equals(seen);
    seen = now;
    return changed;
  }

  private String now() {
    return places.stream().map(ConfigurationWatch::mark).collect(Collectors.joining("\n"));
  }

  private static String mark(Path place) {
    try {
      var found = Files.readAttributes(place, BasicFileAttributes.class);
      return "%s %d %s %s"
          .formatted(place, found.size(), found.lastModifiedTime(), found.fileKey());
    } catch (IOException _) {
      return place + " is gone";
    }
  }
}
