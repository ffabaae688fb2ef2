package dev.syncline.app.cli.command;

import dev.syncline.app.cli.ExitCode;
import dev.syncline.app.cli.Output;
import dev.syncline.app.config.shape.Nearest;
import org.jspecify.annotations.Nullable;
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
      index = "0",
      arity = "0..1",
      paramLabel = "TOPIC",
      description = "A command, or configuration, exit-codes or environment.")
  private @Nullable String topic;

  @Override
  ExitCode act(Output output) {
    if (topic == null) {
      spec().root().commandLine().usage(around().out());
      return ExitCode.DONE;
    }
    switch (topic) {
      case "configuration" -> Topics.configuration(output);
      case "exit-codes" -> Topics.exitCodes(output);
      case "environment" -> Topics.environment(output);
      default -> command(topic);
    }
    return ExitCode.DONE;
  }

  private void command(String name) {
    var commands = spec().root().subcommands();
    var command = commands.get(name);
    if (command == null) {
      throw wrong(
          LaterVerbs.say(name)
              .orElseGet(() ->
                  "nothing is known of '%s'; %s"
                      .formatted(name, Nearest.advice(name, Topics.names(commands.keySet())))));
    }
    command.usage(around().out());
  }
}
