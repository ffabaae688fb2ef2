package dev.syncline.app.cli;

import dev.syncline.app.cli.request.HistoryRequest;
import dev.syncline.app.cli.request.RunRequest;
import dev.syncline.app.cli.request.StatusRequest;
import dev.syncline.core.run.SyncException;

/// Commands that only read the ledger; they work with and without a running daemon.
public interface Recalling {
  /// With `follow`, until interrupted.
  ExitCode status(StatusRequest request, Output output) throws SyncException, InterruptedException;

  ExitCode history(HistoryRequest request, Output output)
      throws SyncException, InterruptedException;

  ExitCode show(RunRequest request, Output output) throws SyncException, InterruptedException;

  ExitCode logs(RunRequest request, Output output) throws SyncException, InterruptedException;
}
