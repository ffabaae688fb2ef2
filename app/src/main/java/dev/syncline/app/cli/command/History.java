package dev.syncline.app.cli.command;

import dev.syncline.app.cli.Actions;
import dev.syncline.app.cli.ExitCode;
import dev.syncline.app.cli.Output;
import dev.syncline.app.cli.request.HistoryRequest;
import dev.syncline.core.run.SyncException;
import dev.syncline.core.run.SyncName;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `history`.
@Command(
    name = "history",
    description = "The latest runs of a sync.",
    sortOptions = false,
    footer = {"%nExample:", "  syncline history nats --limit 50"})
final class History extends Verb {
  @Parameters(index = "0", paramLabel = "SYNC", description = "Which sync.")
  private @Nullable SyncName sync;

  @Option(names = "--limit", paramLabel = "N", description = "How many at most (20).")
  private int limit = HistoryRequest.LIMIT_DEFAULT;

  @Override
  void check() {
    if (limit < 1 || limit > HistoryRequest.LIMIT_MAX) {
      throw wrong("--limit is a number from 1 to " + HistoryRequest.LIMIT_MAX);
    }
  }

  @Override
  ExitCode act(Actions actions, Output output) throws SyncException, InterruptedException {
    var named = Objects.requireNonNull(sync, "picocli requires it");
    return actions.recalling().history(new HistoryRequest(named, limit), output);
  }
}
