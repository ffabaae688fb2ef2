package dev.syncline.app.cli.command;

import dev.syncline.app.cli.ExitCode;
import dev.syncline.app.cli.Output;
import dev.syncline.app.config.ConfigurationReader;
import dev.syncline.app.config.ConfigurationReader.Loaded;
import picocli.CommandLine.Command;

/// `config validate`.
@Command(
    name = "validate",
    description = "Reads the configuration and says all that is wrong with it.",
    sortOptions = false,
    footer = {"%nExample:", "  syncline config validate --config syncline.yaml"})
final class ConfigValidate extends OwnVerb {
  @Override
  ExitCode act(Output output) {
    var loaded = ConfigurationReader.read(common().config(), around().environment());
    ProblemWords.tell(loaded, output, common().quiet());
    return switch (loaded) {
      case Loaded.Well _ -> ExitCode.DONE;
      case Loaded.Broken _ -> ExitCode.USAGE;
    };
  }
}
