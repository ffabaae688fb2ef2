package dev.syncline.app.work.begin;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Variables of a Taskfile as far as their text tells them: `{{.OTHER}}` and `default "…"` are
/// followed, all else that Task would compute is not known.
final class Variables {
  private static final String QUOTED = "(?:\"([^\"]*)\"|`([^`]*)`|'([^']*)')";
  private static final Pattern HOLE =
      Pattern.compile(
          "\\{\\{-?\\s*\\.(\\w+)\\s*(?:\\|\\s*default\\s+%s\\s*)?-?}}".formatted(QUOTED));
  private static final Pattern DEFAULT_FIRST =
      Pattern.compile("\\{\\{-?\\s*default\\s+%s\\s+\\.(\\w+)\\s*-?}}".formatted(QUOTED));

  private final Map<String, Said> written;

  Variables(Map<String, Said> written) {
    this.written = new LinkedHashMap<>(written);
  }

  boolean has(String name) {
    return written.containsKey(name);
  }

  /// What it says by itself, without any environment; empty where that cannot be told.
  Optional<Said> find(String name) {
    return Optional.ofNullable(written.get(name))
        .flatMap(said -> value(name, new HashSet<>()).map(said::with))
        .filter(said -> !said.value().isBlank());
  }

  /// `text` with all that is known filled in; empty where something is not.
  Optional<String> filled(String text) {
    return filled(text, new HashSet<>());
  }

  private Optional<String> value(String name, Set<String> under) {
    var said = written.get(name);
    if (said == null || !under.add(name)) {
      return Optional.empty();
    }
    var value = filled(said.value(), under);
    under.remove(name);
    return value;
  }

  private Optional<String> filled(String text, Set<String> under) {
    var uniform = DEFAULT_FIRST.matcher(text).replaceAll(Variables::turned);
    var holes = HOLE.matcher(uniform);
    var filled = new StringBuilder();
    while (holes.find()) {
      var value = value(holes.group(1), under).or(() -> fallback(holes));
      if (value.isEmpty()) {
        return Optional.empty();
      }
      holes.appendReplacement(filled, Matcher.quoteReplacement(value.get()));
    }
    holes.appendTail(filled);
    return Optional.of(filled.toString()).filter(all -> !all.contains("{{"));
  }

  private static Optional<String> fallback(Matcher hole) {
    return Optional.ofNullable(hole.group(2))
        .or(() -> Optional.ofNullable(hole.group(3)))
        .or(() -> Optional.ofNullable(hole.group(4)));
  }

  private static String turned(java.util.regex.MatchResult found) {
    var whole = found.group();
    int from = whole.indexOf("default");
    int variable = whole.lastIndexOf('.');
    var name = found.group(4);
    var fallback = whole.substring(from, variable).strip();
    return Matcher.quoteReplacement("{{.%s | %s}}".formatted(name, fallback));
  }
}
