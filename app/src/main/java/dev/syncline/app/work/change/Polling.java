package dev.syncline.app.work.change;

import dev.syncline.app.cli.ExitCode;
import dev.syncline.app.cli.Output;
import dev.syncline.app.cli.request.PollRequest;
import dev.syncline.core.run.SyncException;

/// What `poll` does until it is asked to end.
@FunctionalInterface
public interface Polling {
  ExitCode poll(PollRequest request, Output output) throws SyncException, InterruptedException;
}
