package dev.syncline.app.cli.command;

import dev.syncline.app.cli.ExitCode;
import dev.syncline.app.cli.Output;
import dev.syncline.app.config.shape.Nearest;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `help`.
@Command(
    name = "help",
    description = "Help for a command, or for configuration, exit-codes or environment.",
    sortOptions = false,
    footer = {"%nExample:", "  syncline help exit-codes"})
final class Help extends OwnVerb {
  @Parameters(
      arity = "0..2",
      paramLabel = "TOPIC",
      description = "A command, or configuration, exit-codes or environment.")
  private List<String> topics = List.of();

  @Override
  ExitCode act(Output output) {
    if (topics.isEmpty()) {
      spec().root().commandLine().usage(around().out());
      return ExitCode.DONE;
    }
    switch (String.join(" ", topics)) {
      case "configuration" -> Topics.configuration(output);
      case "exit-codes" -> Topics.exitCodes(output);
      case "environment" -> Topics.environment(output);
      default -> command(topics);
    }
    return ExitCode.DONE;
  }

  private void command(List<String> names) {
    var command = spec().root().commandLine();
    for (var name : names) {
      var known = command.getSubcommands();
      var next = known.get(name);
      if (next == null) {
        throw wrong(unknown(name, known.keySet(), names));
      }
      command = next;
    }
    command.usage(around().out());
  }

  private static String unknown(String name, Set<String> known, List<String> names) {
    boolean isFirst = name.equals(names.getFirst());
    var here = isFirst ? Topics.names(known) : known;
    return LaterVerbs.say(name)
        .filter(_ -> isFirst)
        .orElseGet(() ->
            here.isEmpty()
                ? "%s has no commands of its own".formatted(names.getFirst())
                : "nothing is known of '%s'; %s".formatted(name, Nearest.advice(name, here)));
  }
}
