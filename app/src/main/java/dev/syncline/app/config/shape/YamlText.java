package dev.syncline.app.config.shape;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Plain maps, lists and scalars as lines of YAML.
public final class YamlText {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z/.~_][A-Za-z0-9/._@+-]*");
  private static final Pattern WORDS =
      Pattern.compile("(?i)true|false|null|~|yes|no|on|off|\\.inf|\\.nan");

  private YamlText() {}

  public static List<String> lines(Map<String, ?> map) {
    var lines = new ArrayList<String>();
    map(map, "", lines);
    return lines;
  }

  private static void map(Map<?, ?> map, String indent, List<String> lines) {
    map.forEach(
        (key, value) -> value(indent + scalar(String.valueOf(key)) + ":", value, indent, lines));
  }

  private static void value(String before, Object value, String indent, List<String> lines) {
    switch (value) {
      case Map<?, ?> map when !map.isEmpty() -> {
        lines.add(before);
        map(map, indent + "  ", lines);
      }
      case Map<?, ?> _ -> lines.add(before + " {}");
      case List<?> list -> list(before, list, indent, lines);
      case String text -> lines.add(before + " " + scalar(text));
      default -> lines.add(before + " " + value);
    }
  }

  private static void list(String before, List<?> list, String indent, List<String> lines) {
    if (list.stream().noneMatch(Map.class::isInstance)) {
      var items = list.stream().map(item -> scalar(String.valueOf(item))).toList();
      lines.add(before + " [" + String.join(", ", items) + "]");
      return;
    }
    lines.add(before);
    for (var item : list) {
      lines.add(indent + "  -");
      map((Map<?, ?>) item, indent + "    ", lines);
    }
  }

  /// `text` as one scalar, quoted where it would be read as anything else.
  public static String scalar(String text) {
    if (PLAIN.matcher(text).matches() && !WORDS.matcher(text).matches()) {
      return text;
    }
    var quoted = new StringBuilder("\"");
    text.chars()
        .forEach(c ->
            quoted.append(
                c == '"' || c == '\\'
                    ? "\\" + (char) c
                    : Character.isISOControl(c)
                        ? "\\u%04x".formatted(c)
                        : String.valueOf((char) c)));
    return quoted.append('"').toString();
  }
}
