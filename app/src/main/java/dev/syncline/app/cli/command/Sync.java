package dev.syncline.app.cli.command;

import dev.syncline.app.cli.Actions;
import dev.syncline.app.cli.ExitCode;
import dev.syncline.app.cli.Output;
import dev.syncline.app.cli.request.SyncRequest;
import dev.syncline.core.run.SyncException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `sync`.
@Command(
    name = "sync",
    description = "One full pass of each sync, then exit.",
    sortOptions = false,
    footer = {"%nExample:", "  syncline sync nats --dry-run"})
final class Sync extends SyncsVerb {
  @Option(names = "--dry-run", description = "Show the plan and change nothing.")
  private boolean dryRun;

  @Option(names = "--force", description = "Refused for the targets of this version.")
  private boolean force;

  @Option(names = "--no-wait", description = "Do not wait for the end of probation.")
  private boolean noWait;

  @Override
  ExitCode act(Actions actions, Output output) throws SyncException, InterruptedException {
    var request = new SyncRequest(syncs(), dryRun, force, !noWait);
    return actions.changing().sync(request, output);
  }
}
