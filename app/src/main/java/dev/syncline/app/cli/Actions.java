package dev.syncline.app.cli;

import dev.syncline.app.cli.request.DecideRequest;
import dev.syncline.app.cli.request.DemoRequest;
import dev.syncline.app.cli.request.InitRequest;
import dev.syncline.app.cli.request.SyncsRequest;
import dev.syncline.core.run.SyncException;

/// What the command line can have done: the seam between arguments and everything else. Each method
/// does one command to its end, tells [Output] and answers with the exit code; a [SyncException] is
/// told and becomes 1, or 4 where it is Halted.
public interface Actions {
  Looking looking();

  Recalling recalling();

  Changing changing();

  Keeping keeping();

  Bringing bringing();

  /// A person's decision, kept with who, when and why.
  ExitCode decide(DecideRequest request, Output output) throws SyncException, InterruptedException;

  /// A first configuration, written by what a project says.
  ExitCode init(InitRequest request, Output output) throws SyncException, InterruptedException;

  /// Whether everything is there that syncs need; FAILED where something is wrong.
  ExitCode doctor(SyncsRequest request, Output output) throws SyncException, InterruptedException;

  ExitCode demo(DemoRequest request, Output output) throws SyncException, InterruptedException;
}
