package dev.syncline.app.cli;

import dev.syncline.app.cli.request.CheckRequest;
import dev.syncline.app.cli.request.PlanRequest;
import dev.syncline.app.cli.request.SyncsRequest;
import dev.syncline.core.run.SyncException;

/// Commands that ask the outer world and change no target.
public interface Looking {
  ExitCode check(CheckRequest request, Output output) throws SyncException, InterruptedException;

  ExitCode plan(PlanRequest request, Output output) throws SyncException, InterruptedException;

  ExitCode verify(SyncsRequest request, Output output) throws SyncException, InterruptedException;
}
