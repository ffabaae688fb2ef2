package dev.syncline.app.cli;

import dev.syncline.app.cli.request.BackupRequest;
import dev.syncline.app.cli.request.ForgetRequest;
import dev.syncline.app.cli.request.RenameRequest;
import dev.syncline.core.run.SyncException;

/// Care of the ledger; no target is touched.
public interface Keeping {
  ExitCode forget(ForgetRequest request, Output output) throws SyncException, InterruptedException;

  ExitCode rename(RenameRequest request, Output output) throws SyncException, InterruptedException;

  ExitCode backup(BackupRequest request, Output output) throws SyncException, InterruptedException;

  ExitCode restore(BackupRequest request, Output output) throws SyncException, InterruptedException;
}
