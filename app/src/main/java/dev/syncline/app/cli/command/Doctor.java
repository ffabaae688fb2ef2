package dev.syncline.app.cli.command;

import dev.syncline.app.cli.Actions;
import dev.syncline.app.cli.ExitCode;
import dev.syncline.app.cli.Output;
import dev.syncline.app.cli.request.SyncsRequest;
import dev.syncline.core.run.SyncException;
import picocli.CommandLine.Command;

/// `doctor`.
@Command(
    name = "doctor",
    description = "Looks at what syncs need, and says what is wrong and what to do.",
    sortOptions = false,
    footer = {"%nExample:", "  syncline doctor nats"})
final class Doctor extends SyncsVerb {
  @Override
  ExitCode act(Actions actions, Output output) throws SyncException, InterruptedException {
    return actions.doctor(new SyncsRequest(syncs()), output);
  }
}
