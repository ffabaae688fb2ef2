package dev.syncline.app.cli.command;

import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/// Completion for fish, made of the commands as they are.
final class FishCompletion {
  private FishCompletion() {}

  static String of(CommandSpec root) {
    var script = new StringBuilder("# fish completion for " + root.name() + "\n");
    script.append("complete -c ").append(root.name()).append(" -f\n");
    root.subcommands()
        .forEach((name, line) -> {
          var command = line.getCommandSpec();
          script.append(
              "complete -c %s -n __fish_use_subcommand -a %s -d %s\n"
                  .formatted(root.name(), name, quoted(command)));
          options(root, command, "-n '__fish_seen_subcommand_from %s'".formatted(name), script);
          line.getSubcommands()
              .forEach((inner, more) ->
                  script.append(
                      "complete -c %s -n '__fish_seen_subcommand_from %s' -a %s -d %s\n"
                          .formatted(root.name(), name, inner, quoted(more.getCommandSpec()))));
        });
    return script.toString();
  }

  private static void options(
      CommandSpec root, CommandSpec command, String when, StringBuilder script) {
    for (var option : command.options()) {
      script.append(
          "complete -c %s %s -l %s%s -d %s\n"
              .formatted(
                  root.name(),
                  when,
                  option.longestName().substring(2),
                  takesFile(option),
                  quoted(option.description())));
    }
  }

  private static String takesFile(OptionSpec option) {
    if (option.arity().max() == 0) {
      return "";
    }
    return option.paramLabel().equals("FILE") ? " -r -F" : " -x";
  }

  private static String quoted(CommandSpec command) {
    return quoted(command.usageMessage().description());
  }

  private static String quoted(String... description) {
    return "'" + String.join(" ", List.of(description)).replace("'", "\\'") + "'";
  }
}
