package dev.syncline.app.cli.command;

import dev.syncline.app.cli.Actions;
import dev.syncline.app.cli.ExitCode;
import dev.syncline.app.cli.Output;
import dev.syncline.app.cli.request.BackupRequest;
import dev.syncline.core.run.SyncException;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `restore`.
@Command(
    name = "restore",
    description = "Puts a copy of the ledger back.",
    sortOptions = false,
    footer = {"%nExample:", "  syncline restore ledger.backup"})
final class Restore extends Verb {
  @Parameters(index = "0", paramLabel = "FILE", description = "The file of the copy.")
  private @Nullable Path file;

  @Override
  ExitCode act(Actions actions, Output output) throws SyncException, InterruptedException {
    var named = Objects.requireNonNull(file, "picocli requires it");
    return actions.keeping().restore(new BackupRequest(named), output);
  }
}
