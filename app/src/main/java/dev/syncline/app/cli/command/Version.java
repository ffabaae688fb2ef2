package dev.syncline.app.cli.command;

import dev.syncline.app.cli.ExitCode;
import dev.syncline.app.cli.Output;
import java.util.Map;
import picocli.CommandLine.Command;

/// `version`.
@Command(
    name = "version",
    description = "The version of Syncline.",
    sortOptions = false,
    footer = {"%nExample:", "  syncline version --json"})
final class Version extends OwnVerb {
  @Override
  ExitCode act(Output output) {
    var version = program().version();
    output.result(() -> Map.of("version", version), words -> words.line("syncline " + version));
    return ExitCode.DONE;
  }
}
