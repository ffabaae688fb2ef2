package dev.syncline.app.cli.command;

import dev.syncline.app.cli.Actions;
import dev.syncline.app.cli.ExitCode;
import dev.syncline.app.cli.Output;
import dev.syncline.app.cli.request.RunRequest;
import dev.syncline.core.run.RunId;
import dev.syncline.core.run.SyncException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `logs`.
@Command(
    name = "logs",
    description = "What one run said.",
    sortOptions = false,
    footer = {"%nExample:", "  syncline logs m3k9x2abc"})
final class Logs extends Verb {
  @Parameters(
      index = "0",
      paramLabel = "RUN",
      description = "The run, as status and history name it.")
  private @Nullable RunId run;

  @Override
  ExitCode act(Actions actions, Output output) throws SyncException, InterruptedException {
    var named = Objects.requireNonNull(run, "picocli requires it");
    return actions.recalling().logs(new RunRequest(named), output);
  }
}
