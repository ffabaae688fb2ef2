package dev.syncline.app.work.change;

import dev.syncline.app.cli.ExitCode;
import dev.syncline.app.cli.Output;
import dev.syncline.app.cli.request.PollRequest;
import dev.syncline.app.cli.request.WatchRequest;
import dev.syncline.core.run.SyncException;

/// What `poll` and `watch` do until they are asked to end.
public interface LongRunning {
  ExitCode poll(PollRequest request, Output output) throws SyncException, InterruptedException;

  ExitCode watch(WatchRequest request, Output output) throws SyncException, InterruptedException;
}
