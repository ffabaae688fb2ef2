package dev.syncline.source.http;

import dev.syncline.shared.files.Temporary;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/// A plain file name: what a server calls its file must not lead out of the folder it is put into.
final class FileName {
  private static final int BYTES_MAX = 255;

  private FileName() {}

  /// The last segment of the path, decoded; empty if the path ends with `/`.
  static String last(URI url) {
    var path = url.getRawPath() == null ? "" : url.getRawPath();
    var segment = path.substring(path.lastIndexOf('/') + 1).replace("+", "%2B");
    return URLDecoder.decode(segment, StandardCharsets.UTF_8);
  }

  static String checked(String name) {
    var isPlain =
        !name.isBlank()
            && !name.equals(".")
            && !name.equals("..")
            && name.chars()
                .noneMatch(
                    letter -> letter == '/' || letter == '\\' || Character.isISOControl(letter))
            && !name.startsWith(Temporary.PREFIX)
            && name.getBytes(StandardCharsets.UTF_8).length <= BYTES_MAX;
    if (!isPlain) {
      throw new IllegalArgumentException(
          "the address ends with no plain file name: give one with as:");
    }
    return name;
  }
}
