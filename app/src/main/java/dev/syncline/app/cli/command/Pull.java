package dev.syncline.app.cli.command;

import dev.syncline.app.cli.Actions;
import dev.syncline.app.cli.ExitCode;
import dev.syncline.app.cli.Output;
import dev.syncline.app.cli.request.PullRequest;
import dev.syncline.core.run.SyncException;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `pull`.
@Command(
    name = "pull",
    description = "Brings a clone to what its remote has now.",
    sortOptions = false,
    footer = {"%nExample:", "  syncline pull nats"})
final class Pull extends Verb {
  @Parameters(index = "0", paramLabel = "PATH", description = "The clone.")
  private @Nullable Path path;

  @Override
  ExitCode act(Actions actions, Output output) throws SyncException, InterruptedException {
    var named = Objects.requireNonNull(path, "picocli requires it");
    return actions.bringing().pull(new PullRequest(named), output);
  }
}
