package dev.syncline.app.cli.command;

import dev.syncline.app.cli.Actions;
import dev.syncline.app.cli.ExitCode;
import dev.syncline.app.cli.Output;
import dev.syncline.app.cli.request.ForgetRequest;
import dev.syncline.core.run.SyncException;
import dev.syncline.core.run.SyncName;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `forget`.
@Command(
    name = "forget",
    description = "The ledger forgets a sync; its target is not touched.",
    sortOptions = false,
    footer = {"%nExample:", "  syncline forget nats"})
final class Forget extends Verb {
  @Parameters(index = "0", paramLabel = "SYNC", description = "Which sync.")
  private @Nullable SyncName sync;

  @Override
  ExitCode act(Actions actions, Output output) throws SyncException, InterruptedException {
    var named = Objects.requireNonNull(sync, "picocli requires it");
    return actions.keeping().forget(new ForgetRequest(named), output);
  }
}
