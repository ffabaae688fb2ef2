package dev.syncline.app.cli.command;

import dev.syncline.app.cli.Actions;
import dev.syncline.app.cli.ExitCode;
import dev.syncline.app.cli.Output;
import dev.syncline.app.cli.request.CheckRequest;
import dev.syncline.core.run.SyncException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `check`.
@Command(
    name = "check",
    description = "What is installed, what is offered, and why.",
    sortOptions = false,
    footer = {"%nExample:", "  syncline check nats --json"})
final class Check extends SyncsVerb {
  @Option(names = "--exit-code", description = "Exit with 3 where an update is available.")
  private boolean exitCode;

  @Option(names = "--write-manifest", description = "Keep .version-manifest.json up to date.")
  private boolean writeManifest;

  @Override
  ExitCode act(Actions actions, Output output) throws SyncException, InterruptedException {
    var request = new CheckRequest(syncs(), exitCode, writeManifest);
    return actions.looking().check(request, output);
  }
}
