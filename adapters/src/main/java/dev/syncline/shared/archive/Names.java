package dev.syncline.shared.archive;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Which names an archive may use. Pure.
final class Names {
  private static final int BYTES_MAX = 4_096;
  private static final int PART_BYTES_MAX = 255;
  private static final int DEPTH_MAX = 64;
  private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:.*", Pattern.DOTALL);
  private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cntrl}\\x{FFFD}\\p{Cs}]");

  private Names() {}

  /// The path that `raw` means, relative and plain; empty for the top folder itself, which tar
  /// calls `./`. A `./` before it and a `/` after it say nothing.
  static String path(String raw) throws BadArchive {
    requirePlain(raw, raw);
    var text = raw.endsWith("/") ? raw.substring(0, raw.length() - 1) : raw;
    if (text.equals(".")) {
      return "";
    }
    var path = text.startsWith("./") ? text.substring(2) : text;
    var parts = parts(path);
    if (parts.size() > DEPTH_MAX) {
      throw BadArchive.unsafe(raw, "lies more than %d folders deep".formatted(DEPTH_MAX));
    }
    for (var part : parts) {
      requirePart(raw, part);
    }
    return path;
  }

  /// Refuses a symbolic link at `path` whose `target` could lie outside, also through other links:
  /// it may go up only at its beginning, and no higher than the top.
  static void requireInside(String path, String target) throws BadArchive {
    requirePlain(path, target);
    int left = parts(path).size() - 1;
    boolean wentDown = false;
    for (var part : parts(target)) {
      if (part.equals("..")) {
        left--;
        if (wentDown || left < 0) {
          throw BadArchive.unsafe(path, "is a link that leads out of the archive, or could");
        }
      } else if (!part.equals(".")) {
        requirePart(path, part);
        wentDown = true;
      }
    }
  }

  /// Two paths that fold alike are one on some file systems.
  static String folded(String path) {
    var upper = Normalizer.normalize(path, Normalizer.Form.NFKC).toUpperCase(Locale.ROOT);
    return Normalizer.normalize(upper.toLowerCase(Locale.ROOT), Normalizer.Form.NFKC);
  }

  /// The folder that `path` lies in; empty at the top.
  static String parent(String path) {
    int slash = path.lastIndexOf('/');
    return slash < 0 ? "" : path.substring(0, slash);
  }

  private static void requirePlain(String member, String text) throws BadArchive {
    if (text.isEmpty() || text.getBytes(StandardCharsets.UTF_8).length > BYTES_MAX) {
      throw BadArchive.unsafe(member, "has no name, or one that is too long");
    }
    if (text.startsWith("/") || DRIVE.matcher(text).matches()) {
      throw BadArchive.unsafe(member, "is an absolute path");
    }
    if (text.indexOf('\\') >= 0 || UNPRINTABLE.matcher(text).find()) {
      throw BadArchive.unsafe(member, "holds a backslash or what cannot be printed");
    }
  }

  private static void requirePart(String member, String part) throws BadArchive {
    if (part.isEmpty() || part.equals(".") || part.equals("..")) {
      throw BadArchive.unsafe(member, "is no plain relative path");
    }
    if (part.getBytes(StandardCharsets.UTF_8).length > PART_BYTES_MAX) {
      throw BadArchive.unsafe(member, "has a name that is longer than 255 bytes");
    }
  }

  private static List<String> parts(String path) {
    return List.of(path.split("/", -1));
  }
}
