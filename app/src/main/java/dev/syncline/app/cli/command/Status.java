package dev.syncline.app.cli.command;

import dev.syncline.app.cli.Actions;
import dev.syncline.app.cli.ExitCode;
import dev.syncline.app.cli.Output;
import dev.syncline.app.cli.request.StatusRequest;
import dev.syncline.core.run.SyncException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `status`.
@Command(
    name = "status",
    description = "How the syncs stand.",
    sortOptions = false,
    footer = {"%nExample:", "  syncline status --follow"})
final class Status extends SyncsVerb {
  @Option(names = "--follow", description = "Go on and show each change.")
  private boolean follow;

  @Override
  ExitCode act(Actions actions, Output output) throws SyncException, InterruptedException {
    return actions.recalling().status(new StatusRequest(syncs(), follow), output);
  }
}
