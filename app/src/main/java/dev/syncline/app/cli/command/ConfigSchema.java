package dev.syncline.app.cli.command;

import dev.syncline.app.cli.ExitCode;
import dev.syncline.app.cli.Output;
import dev.syncline.app.cli.output.Json;
import dev.syncline.app.config.ConfigurationSchema;
import picocli.CommandLine.Command;

/// `config schema`.
@Command(
    name = "schema",
    description = "The JSON Schema of the configuration, for editors.",
    sortOptions = false,
    footer = {"%nExample:", "  syncline config schema"})
final class ConfigSchema extends OwnVerb {
  @Override
  ExitCode act(Output output) {
    around().out().print(Json.pretty(ConfigurationSchema.document()) + "\n");
    around().out().flush();
    return ExitCode.DONE;
  }
}
