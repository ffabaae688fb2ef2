package dev.syncline.app;

import dev.syncline.app.cli.ExitCode;
import dev.syncline.app.cli.Output;
import dev.syncline.app.cli.request.PollRequest;
import dev.syncline.core.run.SyncException;

/// The long-running commands.
interface Daemons {
  ExitCode poll(PollRequest request, Output output) throws SyncException, InterruptedException;
}
