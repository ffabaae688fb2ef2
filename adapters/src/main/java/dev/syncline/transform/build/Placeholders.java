package dev.syncline.transform.build;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a build is told: the version and commit it builds, where the source lies, and where what it
/// makes is looked for. In words as `{version}`, in the environment as `SYNCLINE_VERSION`.
record Placeholders(String version, String commit, Path source, Path output) {
  private static final List<String> NAMES = How.CommandBuild.PLACEHOLDERS;
  private static final Pattern FORM = Pattern.compile("\\{\\{|\\{([a-z]+)}");

  /// Refuses a placeholder that there is none of, and names the nearest.
  static void check(String word) {
    FORM.matcher(word)
        .results()
        .map(found -> found.group(1))
        .filter(name -> name != null && !NAMES.contains(name))
        .findFirst()
        .ifPresent(name -> {
          throw new IllegalArgumentException(
              ("unknown placeholder {%s}, did you mean {%s}? (write {{%s} for a brace"
                      + " that is meant)")
                  .formatted(name, NearWord.of(name, NAMES).orElse("version"), name));
        });
  }

  String fill(String word) {
    return FORM.matcher(word)
        .replaceAll(found ->
            Matcher.quoteReplacement(found.group(1) == null ? "{" : value(found.group(1))));
  }

  SequencedMap<String, String> environment() {
    var variables = new LinkedHashMap<String, String>();
    variables.put("SYNCLINE_VERSION", version);
    variables.put("SYNCLINE_COMMIT", commit);
    variables.put("SYNCLINE_SOURCE", source.toString());
    variables.put("SYNCLINE_OUTPUT", output.toString());
    return variables;
  }

  private String value(String name) {
    return switch (name) {
      case "version" -> version;
      case "commit" -> commit;
      case "source" -> source.toString();
      case "output" -> output.toString();
      default -> throw new IllegalStateException("checked before: " + name);
    };
  }
}
