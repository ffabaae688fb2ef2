package dev.syncline.app.cli.command;

import dev.syncline.app.cli.Actions;
import dev.syncline.app.cli.ExitCode;
import dev.syncline.app.cli.Output;
import dev.syncline.app.cli.request.SyncsRequest;
import dev.syncline.core.run.SyncException;
import picocli.CommandLine.Command;

/// `verify`.
@Command(
    name = "verify",
    description = "Compares the target as it is with the ledger; exits with 1 where they differ.",
    sortOptions = false,
    footer = {"%nExample:", "  syncline verify nats"})
final class Verify extends SyncsVerb {
  @Override
  ExitCode act(Actions actions, Output output) throws SyncException, InterruptedException {
    return actions.looking().verify(new SyncsRequest(syncs()), output);
  }
}
