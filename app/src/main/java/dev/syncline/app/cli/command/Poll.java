package dev.syncline.app.cli.command;

import dev.syncline.app.cli.Actions;
import dev.syncline.app.cli.ExitCode;
import dev.syncline.app.cli.Output;
import dev.syncline.app.cli.request.PollRequest;
import dev.syncline.core.run.SyncException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `poll`.
@Command(
    name = "poll",
    description = "Keeps all syncs in step by polling and reconciling, until it is stopped.",
    sortOptions = false,
    footer = {"%nExample:", "  syncline poll --interval 5m"})
final class Poll extends Verb {
  @Option(names = "--interval", paramLabel = "TIME", description = "How often to ask, like 5m.")
  private @Nullable Duration interval;

  @Override
  void check() {
    if (interval != null && interval.compareTo(Duration.ofSeconds(1)) < 0) {
      throw wrong("--interval is at least 1s");
    }
  }

  @Override
  ExitCode act(Actions actions, Output output) throws SyncException, InterruptedException {
    return actions.changing().poll(new PollRequest(Optional.ofNullable(interval)), output);
  }
}
