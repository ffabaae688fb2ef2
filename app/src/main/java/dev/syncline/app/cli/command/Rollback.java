package dev.syncline.app.cli.command;

import dev.syncline.app.cli.Actions;
import dev.syncline.app.cli.ExitCode;
import dev.syncline.app.cli.Output;
import dev.syncline.app.cli.request.RollbackRequest;
import dev.syncline.core.run.SyncException;
import dev.syncline.core.run.SyncName;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `rollback`.
@Command(
    name = "rollback",
    description = "Back to known-good, held until the source moves on.",
    sortOptions = false,
    footer = {"%nExample:", "  syncline rollback nats --to v2.10.24"})
final class Rollback extends Verb {
  @Parameters(index = "0", paramLabel = "SYNC", description = "Which sync.")
  private @Nullable SyncName sync;

  @Option(names = "--to", paramLabel = "REVISION", description = "To this one instead.")
  private @Nullable String to;

  @Option(names = "--reason", paramLabel = "TEXT", description = "Why; kept with the decision.")
  private String reason = "";

  @Override
  ExitCode act(Actions actions, Output output) throws SyncException, InterruptedException {
    var named = Objects.requireNonNull(sync, "picocli requires it");
    var request = new RollbackRequest(named, Optional.ofNullable(to), reason);
    return actions.changing().rollback(request, output);
  }
}
