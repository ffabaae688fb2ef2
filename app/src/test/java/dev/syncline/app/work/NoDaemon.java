package dev.syncline.app.work;

import dev.syncline.app.cli.ExitCode;
import dev.syncline.app.cli.Output;
import dev.syncline.app.cli.request.PollRequest;
import dev.syncline.app.cli.request.WatchRequest;
import dev.syncline.app.work.change.LongRunning;

/// Ends at once.
public record NoDaemon(ExitCode exit) implements LongRunning {
  @Override
  public ExitCode poll(PollRequest request, Output output) {
    return exit;
  }

  @Override
  public ExitCode watch(WatchRequest request, Output output) {
    return exit;
  }
}
