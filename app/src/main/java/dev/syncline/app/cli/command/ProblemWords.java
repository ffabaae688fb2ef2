package dev.syncline.app.cli.command;

import dev.syncline.app.cli.Output;
import dev.syncline.app.config.ConfigurationReader.Loaded;
import dev.syncline.app.config.shape.ConfigProblem;
import dev.syncline.app.work.say.Counts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What reading a configuration came to, in words and as a document.
final class ProblemWords {
  private ProblemWords() {}

  static void tell(Loaded loaded, Output output, boolean quiet) {
    var problems =
        switch (loaded) {
          case Loaded.Well _ -> List.<ConfigProblem>of();
          case Loaded.Broken(var found) -> found;
        };
    var warnings =
        switch (loaded) {
          case Loaded.Well(var _, var found) -> found;
          case Loaded.Broken _ -> List.<ConfigProblem>of();
        };
    warnings.forEach(warning -> output.warn(warning.line()));
    output.result(
        () -> document(problems, warnings),
        words -> {
          problems.forEach(problem -> words.line(problem.line()));
          if (!quiet || !problems.isEmpty()) {
            words.line(sum(loaded));
          }
        });
  }

  private static String sum(Loaded loaded) {
    return switch (loaded) {
      case Loaded.Broken(var problems) ->
          problems.size() == 1 ? "1 problem" : problems.size() + " problems";
      case Loaded.Well(var configuration, var _) ->
          "the configuration is valid: " + Counts.of(configuration.syncs().size(), "sync");
    };
  }

  private static Map<String, Object> document(
      List<ConfigProblem> problems, List<ConfigProblem> warnings) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("valid", problems.isEmpty());
    document.put("problems", problems.stream().map(ProblemWords::entry).toList());
    document.put("warnings", warnings.stream().map(ProblemWords::entry).toList());
    return document;
  }

  private static Map<String, Object> entry(ConfigProblem problem) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("file", problem.at().file().toString());
    entry.put("line", problem.at().line());
    entry.put("column", problem.at().column());
    entry.put("code", problem.code());
    entry.put("text", problem.text());
    entry.put("hint", problem.hint());
    return entry;
  }
}
