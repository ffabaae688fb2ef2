package dev.syncline.target.binary;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;

/// What the file system says of a file without reading it. Writing into a file moves its change
/// time, which nobody can set back.
record Fingerprint(Map<String, Object> attributes) {
  static Fingerprint of(Path file) throws IOException {
    return new Fingerprint(
        Map.copyOf(
            Files.readAttributes(
                file, "unix:dev,ino,size,lastModifiedTime,ctime", LinkOption.NOFOLLOW_LINKS)));
  }

  /// Whether it differs in its change time at most.
  boolean hasSameBytes(Fingerprint other) {
    return attributes.entrySet().stream()
        .filter(mark -> !mark.getKey().equals("ctime"))
        .allMatch(mark -> mark.getValue().equals(other.attributes.get(mark.getKey())));
  }

  long bytes() {
    return attributes.get("size") instanceof Long size ? size : 0;
  }
}
