package dev.syncline.app.cli;

import dev.syncline.app.cli.request.PollRequest;
import dev.syncline.app.cli.request.RingRequest;
import dev.syncline.app.cli.request.RollbackRequest;
import dev.syncline.app.cli.request.SyncRequest;
import dev.syncline.app.cli.request.WatchRequest;
import dev.syncline.core.run.SyncException;

/// Commands that change targets.
public interface Changing {
  ExitCode sync(SyncRequest request, Output output) throws SyncException, InterruptedException;

  /// Until it is asked to end; a graceful stop is [ExitCode#DONE].
  ExitCode poll(PollRequest request, Output output) throws SyncException, InterruptedException;

  /// As long as [#poll], and listens.
  ExitCode watch(WatchRequest request, Output output) throws SyncException, InterruptedException;

  /// Has a running daemon look; refused where there is none.
  ExitCode ring(RingRequest request, Output output) throws SyncException, InterruptedException;

  ExitCode rollback(RollbackRequest request, Output output)
      throws SyncException, InterruptedException;
}
