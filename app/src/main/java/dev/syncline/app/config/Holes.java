package dev.syncline.app.config;

import dev.syncline.app.config.shape.Filler;
import dev.syncline.core.run.SyncException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Fills in `${env:NAME}` and `${file:PATH}`; any other `${…}` belongs to somebody else (a shell)
/// and stays.
final class Holes implements Filler, Interpolation {
  private static final Pattern HOLE = Pattern.compile("\\$\\{(env|file):([^}]*)(}?)");
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,200}");
  private static final int FILE_BYTES_MAX = 64 * 1024;

  private final Map<String, String> environment;
  private final Folders folders;

  Holes(Map<String, String> environment, Folders folders) {
    this.environment = environment;
    this.folders = folders;
  }

  /// `written` with nothing in the place of each.
  static String without(String written) {
    return HOLE.matcher(written).replaceAll("");
  }

  @Override
  public boolean hasHoles(String written) {
    var hole = HOLE.matcher(written);
    var found = false;
    while (hole.find()) {
      found = true;
      boolean named =
          hole.group(1).equals("file")
              ? !hole.group(2).isBlank() && hole.group(2).indexOf('\0') < 0
              : NAME.matcher(hole.group(2)).matches();
      if (hole.group(3).isEmpty() || !named) {
        throw new IllegalArgumentException("write ${env:NAME} or ${file:PATH}");
      }
    }
    return found;
  }

  @Override
  public String fill(String written) {
    return HOLE.matcher(written)
        .replaceAll(hole -> Matcher.quoteReplacement(value(hole.group(1), hole.group(2))));
  }

  @Override
  public String resolve(String written, String where) throws SyncException {
    try {
      return fill(written);
    } catch (IllegalArgumentException e) {
      throw SyncException.rejected(
          "SYN-CONFIG-UNSET",
          "looking up " + where,
          String.valueOf(e.getMessage()),
          "Set it, or put it into the .env file beside the configuration");
    }
  }

  private String value(String kind, String name) {
    return kind.equals("file") ? content(folders.resolve(name)) : variable(name);
  }

  private String variable(String name) {
    var value = environment.get(name);
    if (value == null) {
      throw new IllegalArgumentException("the variable %s is not set".formatted(name));
    }
    return value;
  }

  private static String content(Path file) {
    try (var in = Files.newInputStream(file)) {
      var bytes = in.readNBytes(FILE_BYTES_MAX + 1);
      if (bytes.length > FILE_BYTES_MAX) {
        throw new IllegalArgumentException(file + " is larger than 64 KiB");
      }
      return new String(bytes, StandardCharsets.UTF_8).stripTrailing();
    } catch (IOException e) {
      throw new IllegalArgumentException(file + " cannot be read", e);
    }
  }
}
