package dev.syncline.app.cli.command;

import dev.syncline.app.cli.Actions;
import dev.syncline.app.cli.ExitCode;
import dev.syncline.app.cli.Output;
import dev.syncline.app.cli.request.DecideRequest;
import dev.syncline.app.cli.request.DecideRequest.Word;
import dev.syncline.core.run.SyncException;
import dev.syncline.core.run.SyncName;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// A person's word about one sync.
abstract class DecidingVerb extends Verb {
  @Parameters(index = "0", paramLabel = "SYNC", description = "Which sync.")
  private @Nullable SyncName sync;

  @Option(names = "--reason", paramLabel = "TEXT", description = "Why; kept with the decision.")
  private String reason = "";

  abstract Word word();

  @Override
  final void check() {
    word();
  }

  @Override
  final ExitCode act(Actions actions, Output output) throws SyncException, InterruptedException {
    var named = Objects.requireNonNull(sync, "picocli requires it");
    return actions.decide(new DecideRequest(named, word(), reason), output);
  }
}
