package dev.syncline.app.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// The keys of the configuration as tables for people, made of its JSON Schema: one table for each
/// map, in the order in which files are written.
final class KeyTables {
  private static final Map<String, String> NAMES =
      Map.of("credentials", "HOST", "syncs", "NAME", "env", "VARIABLE");

  private final StringBuilder text = new StringBuilder();

  private KeyTables() {}

  static String of(Map<String, Object> schema) {
    var tables = new KeyTables();
    tables.section("", schema);
    return tables.text.toString();
  }

  private void section(String path, Map<String, Object> section) {
    text.append("### %s\n\n".formatted(path.isEmpty() ? "The top" : "`" + path + "`"));
    choice(section)
        .ifPresent(
            names -> text.append("Exactly one of %s.\n\n".formatted(String.join(", ", names))));
    text.append("| Key | Type | Default | Meaning |\n| --- | --- | --- | --- |\n");
    var required = strings(section.get("required"));
    properties(section)
        .forEach((name, key) -> text.append(row(name, key, required.contains(name))));
    text.append('\n');
    properties(section).forEach((name, key) -> below(join(path, name), name, key));
  }

  private static String row(String name, Map<String, Object> key, boolean required) {
    var fallback =
        required
            ? "required"
            : Optional.ofNullable(key.get("default")).map(KeyTables::shown).orElse("");
    return "| `%s` | %s | %s | %s |\n"
        .formatted(
            name, type(key), fallback, String.valueOf(key.get("description")).replace("|", "\\|"));
  }

  private static String shown(Object fallback) {
    if (fallback instanceof List<?> list && list.isEmpty()
        || fallback instanceof Map<?, ?> map && map.isEmpty()) {
      return "none";
    }
    return "`%s`".formatted(fallback);
  }

  /// The maps below a key, each once more as a table.
  private void below(String path, String name, Map<String, Object> key) {
    if (key.containsKey("properties")) {
      section(path, key);
    } else if (key.containsKey("additionalProperties") && !key.containsKey("properties")) {
      below(
          path + "." + NAMES.getOrDefault(name, "NAME"),
          name,
          map(key.get("additionalProperties")));
    } else if (key.containsKey("items")) {
      below(path, name, map(key.get("items")));
    } else if (key.containsKey("anyOf")) {
      maps(key.get("anyOf")).stream()
          .filter(each -> each.containsKey("properties"))
          .findFirst()
          .ifPresent(each -> below(path, name, each));
    }
  }

  private static String type(Map<String, Object> key) {
    if (key.containsKey("not")) {
      return "later";
    }
    if (key.containsKey("anyOf")) {
      return either(maps(key.get("anyOf")));
    }
    if (key.containsKey("enum")) {
      return strings(key.get("enum")).stream()
          .map("`%s`"::formatted)
          .collect(Collectors.joining(", "));
    }
    if (key.containsKey("pattern")) {
      var pattern = String.valueOf(key.get("pattern"));
      return pattern.contains("ms") ? "duration" : pattern.contains("KiB") ? "size" : "percent";
    }
    return switch (String.valueOf(key.get("type"))) {
      case "boolean" -> "`true`, `false`";
      case "integer" -> whole(key);
      case "array" -> "list of " + plural(type(map(key.get("items"))));
      case "object" -> "map";
      default -> "text";
    };
  }

  private static String either(List<Map<String, Object>> kinds) {
    var first = type(kinds.getFirst());
    var second = type(kinds.getLast());
    return second.equals("list of " + plural(first))
        ? first + ", or a list"
        : first + ", or a " + second;
  }

  private static String whole(Map<String, Object> key) {
    var least = String.valueOf(key.get("minimum"));
    var most = String.valueOf(key.get("maximum"));
    return least.equals(most) ? "only " + least : "%s to %s".formatted(least, most);
  }

  private static String plural(String type) {
    return type + "s";
  }

  private static Optional<List<String>> choice(Map<String, Object> section) {
    if (!section.containsKey("oneOf")) {
      return Optional.empty();
    }
    var keys = properties(section);
    var names = new ArrayList<String>();
    for (var branch : maps(section.get("oneOf"))) {
      var name = strings(branch.get("required")).getFirst();
      if (!type(keys.getOrDefault(name, Map.of())).equals("later")) {
        names.add("`%s`".formatted(name));
      }
    }
    return names.size() > 1 ? Optional.of(names) : Optional.empty();
  }

  private static Map<String, Map<String, Object>> properties(Map<String, Object> section) {
    return map(section.get("properties")).entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                entry -> map(entry.getValue()),
                (one, _) -> one,
                java.util.LinkedHashMap::new));
  }

  private static String join(String path, String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  // Safe: a JSON document has texts for names.
  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(Object value) {
    return (Map<String, Object>) value;
  }

  private static List<Map<String, Object>> maps(Object value) {
    return ((List<?>) value).stream().map(KeyTables::map).toList();
  }

  private static List<String> strings(@org.jspecify.annotations.Nullable Object value) {
    return value == null ? List.of() : ((List<?>) value).stream().map(String::valueOf).toList();
  }
}
