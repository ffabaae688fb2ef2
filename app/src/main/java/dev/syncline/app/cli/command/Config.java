package dev.syncline.app.cli.command;

import dev.syncline.app.cli.ExitCode;
import dev.syncline.app.cli.Output;
import picocli.CommandLine.Command;

/// `config`: the configuration itself.
@Command(
    name = "config",
    description = "Checks, shows or describes the configuration.",
    sortOptions = false,
    footer = {"%nExample:", "  syncline config validate"},
    subcommands = {ConfigValidate.class, ConfigShow.class, ConfigSchema.class})
final class Config extends OwnVerb {
  @Override
  ExitCode act(Output output) {
    throw wrong("say which: validate, show or schema");
  }
}
