package dev.syncline.app.cli.command;

import dev.syncline.app.cli.Actions;
import dev.syncline.app.cli.ExitCode;
import dev.syncline.app.cli.Output;
import dev.syncline.app.cli.request.RenameRequest;
import dev.syncline.core.run.SyncException;
import dev.syncline.core.run.SyncName;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `rename`.
@Command(
    name = "rename",
    description = "What the ledger knows of a sync belongs to another name.",
    sortOptions = false,
    footer = {"%nExample:", "  syncline rename nats broker"})
final class Rename extends Verb {
  @Parameters(index = "0", paramLabel = "SYNC", description = "The old name.")
  private @Nullable SyncName sync;

  @Parameters(index = "1", paramLabel = "NEW", description = "The new name.")
  private @Nullable SyncName to;

  @Override
  void check() {
    if (Objects.equals(sync, to)) {
      throw wrong("both names are the same");
    }
  }

  @Override
  ExitCode act(Actions actions, Output output) throws SyncException, InterruptedException {
    var from = Objects.requireNonNull(sync, "picocli requires it");
    var name = Objects.requireNonNull(to, "picocli requires it");
    return actions.keeping().rename(new RenameRequest(from, name), output);
  }
}
