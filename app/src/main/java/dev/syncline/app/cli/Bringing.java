package dev.syncline.app.cli;

import dev.syncline.app.cli.request.CloneRequest;
import dev.syncline.app.cli.request.PullRequest;
import dev.syncline.core.run.SyncException;

/// Git without a git binary; needs no configuration, uses its credentials where there is one.
public interface Bringing {
  ExitCode clone(CloneRequest request, Output output) throws SyncException, InterruptedException;

  ExitCode pull(PullRequest request, Output output) throws SyncException, InterruptedException;
}
