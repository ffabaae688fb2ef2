package dev.syncline.app.config;

import dev.syncline.app.config.shape.Place;
import dev.syncline.app.config.shape.Problems;
import dev.syncline.app.config.shape.YamlFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// The `.env` file beside a configuration, written as Docker Compose takes it: `NAME=value`,
/// `export` before it, comments, `'literal'` and `"with \n escapes"`. Values on one line; `$` means
/// nothing in them.
final class DotEnv {
  private static final Pattern LINE =
      Pattern.compile("\\s*(?:export\\s+)?([A-Za-z_][A-Za-z0-9_.-]*)\\s*[=]\\s*(.*)");
  private static final Pattern COMMENT = Pattern.compile("\\s+#.*");
  private static final String CODE = "SYN-CONFIG-ENV";

  private final Path file;
  private final Problems problems;
  private final Map<String, String> values = new HashMap<>();

  private DotEnv(Path file, Problems problems) {
    this.file = file;
    this.problems = problems;
  }

  /// What `folder/.env` sets; nothing where there is none.
  static Map<String, String> read(Path folder, Problems problems) {
    var env = new DotEnv(folder.resolve(".env"), problems);
    env.read();
    return Map.copyOf(env.values);
  }

  private void read() {
    try (var in = Files.newInputStream(file)) {
      var bytes = in.readNBytes(YamlFile.BYTES_MAX + 1);
      if (bytes.length > YamlFile.BYTES_MAX) {
        problems.error(Place.whole(file), CODE, "the file is larger than 1 MiB", "");
        return;
      }
      var lines = new String(bytes, StandardCharsets.UTF_8).split("\r?\n", -1);
      for (int i = 0; i < lines.length; i++) {
        take(i == 0 && lines[0].startsWith("\uFEFF") ? lines[0].substring(1) : lines[i], i + 1);
      }
    } catch (NoSuchFileException e) {
      values.clear(); // none is the usual case
    } catch (IOException e) {
      problems.error(Place.whole(file), CODE, "it cannot be read", "look at its owner and mode");
    }
  }

  private void take(String line, int number) {
    if (line.isBlank() || line.strip().startsWith("#")) {
      return;
    }
    var parts = LINE.matcher(line);
    var value = parts.matches() ? value(parts.group(2)) : Optional.<String>empty();
    if (value.isEmpty()) {
      var at = new Place(file, number, 1);
      problems.error(at, CODE, "this line is not NAME=value", "close the quotes, comment with #");
      return;
    }
    values.put(parts.group(1), value.get());
  }

  private static Optional<String> value(String text) {
    if (text.startsWith("\"") || text.startsWith("'")) {
      return quoted(text, text.charAt(0));
    }
    var bare = text.startsWith("#") ? "" : COMMENT.matcher(text).replaceFirst("");
    return Optional.of(bare.strip());
  }

  private static Optional<String> quoted(String text, char quote) {
    var value = new StringBuilder();
    for (int i = 1; i < text.length(); i++) {
      var c = text.charAt(i);
      if (c == quote) {
        var rest = text.substring(i + 1).strip();
        return rest.isEmpty() || rest.startsWith("#")
            ? Optional.of(value.toString())
            : Optional.empty();
      }
      boolean escaped =
          c == '\\' && i + 1 < text.length() && (quote == '"' || text.charAt(i + 1) == '\'');
      value.append(escaped ? unescaped(text.charAt(++i), quote) : String.valueOf(c));
    }
    return Optional.empty();
  }

  private static String unescaped(char c, char quote) {
    return switch (c) {
      case 'n' -> "\n";
      case 'r' -> "\r";
      case 't' -> "\t";
      case '\\', '"', '$' -> String.valueOf(c);
      default -> c == quote ? String.valueOf(c) : "\\" + c;
    };
  }
}
