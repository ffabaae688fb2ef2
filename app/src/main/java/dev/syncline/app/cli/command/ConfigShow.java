package dev.syncline.app.cli.command;

import dev.syncline.app.cli.ExitCode;
import dev.syncline.app.cli.Output;
import dev.syncline.app.config.ConfigurationReader;
import dev.syncline.app.config.shape.YamlText;
import picocli.CommandLine.Command;

/// `config show`.
@Command(
    name = "show",
    description = "The configuration as it counts, with all defaults; secrets are ***.",
    sortOptions = false,
    footer = {"%nExample:", "  syncline config show --json"})
final class ConfigShow extends OwnVerb {
  @Override
  ExitCode act(Output output) {
    var environment = around().environment();
    var effective = ConfigurationReader.effective(common().config(), environment);
    if (effective.isEmpty()) {
      var loaded = ConfigurationReader.read(common().config(), environment);
      ProblemWords.tell(loaded, output, common().quiet());
      return ExitCode.USAGE;
    }
    var shown = effective.get();
    output.result(() -> shown, words -> YamlText.lines(shown).forEach(words::line));
    return ExitCode.DONE;
  }
}
