package dev.syncline.app.cli.command;

import dev.syncline.app.cli.Actions;
import dev.syncline.app.cli.ExitCode;
import dev.syncline.app.cli.Output;
import dev.syncline.app.cli.request.RingRequest;
import dev.syncline.core.run.SyncException;
import picocli.CommandLine.Command;

/// `ring`.
@Command(
    name = "ring",
    description = "Asks the running daemon to look at these syncs now; does not wait for it.",
    sortOptions = false,
    footer = {"%nExample:", "  syncline ring nats"})
final class Ring extends SyncsVerb {
  @Override
  ExitCode act(Actions actions, Output output) throws SyncException, InterruptedException {
    return actions.changing().ring(new RingRequest(syncs()), output);
  }
}
