package dev.syncline.app;

import dev.syncline.app.cli.Actions;
import dev.syncline.app.cli.Bringing;
import dev.syncline.app.cli.Changing;
import dev.syncline.app.cli.ExitCode;
import dev.syncline.app.cli.Keeping;
import dev.syncline.app.cli.Looking;
import dev.syncline.app.cli.Output;
import dev.syncline.app.cli.Recalling;
import dev.syncline.app.cli.output.Surroundings;
import dev.syncline.app.cli.request.BackupRequest;
import dev.syncline.app.cli.request.DecideRequest;
import dev.syncline.app.cli.request.DemoRequest;
import dev.syncline.app.cli.request.ForgetRequest;
import dev.syncline.app.cli.request.InitRequest;
import dev.syncline.app.cli.request.PollRequest;
import dev.syncline.app.cli.request.RenameRequest;
import dev.syncline.app.cli.request.RingRequest;
import dev.syncline.app.cli.request.RollbackRequest;
import dev.syncline.app.cli.request.SyncRequest;
import dev.syncline.app.cli.request.SyncsRequest;
import dev.syncline.app.cli.request.WatchRequest;
import dev.syncline.app.control.ControlClient;
import dev.syncline.core.run.SyncException;
import java.util.List;

/// Has what changes something done by the daemon, where one has the state directory; all else, and
/// everything where there is none, is done here.
final class Forwarded implements Actions {
  private final Actions here;
  private final OwnState state;
  private final List<String> arguments;
  private final Surroundings around;

  /// `arguments` is the command line as it was typed.
  Forwarded(Actions here, OwnState state, List<String> arguments, Surroundings around) {
    this.here = here;
    this.state = state;
    this.arguments = List.copyOf(arguments);
    this.around = around;
  }

  private interface Doing {
    ExitCode done() throws SyncException, InterruptedException;
  }

  private ExitCode byDaemonOr(Doing doing) throws SyncException, InterruptedException {
    var daemon = ControlClient.reach(state.configuration().state());
    if (daemon.isEmpty()) {
      return doing.done();
    }
    try (var client = daemon.get()) {
      return ExitCode.ofNumber(client.run(arguments, around));
    }
  }

  @Override
  public Looking looking() {
    return here.looking();
  }

  @Override
  public Recalling recalling() {
    return here.recalling();
  }

  @Override
  public Bringing bringing() {
    return here.bringing();
  }

  @Override
  public ExitCode init(InitRequest request, Output output)
      throws SyncException, InterruptedException {
    return here.init(request, output);
  }

  @Override
  public ExitCode doctor(SyncsRequest request, Output output)
      throws SyncException, InterruptedException {
    return here.doctor(request, output);
  }

  @Override
  public ExitCode demo(DemoRequest request, Output output)
      throws SyncException, InterruptedException {
    return here.demo(request, output);
  }

  @Override
  public ExitCode decide(DecideRequest request, Output output)
      throws SyncException, InterruptedException {
    return byDaemonOr(() -> here.decide(request, output));
  }

  @Override
  public Changing changing() {
    var own = here.changing();
    return new Changing() {
      @Override
      public ExitCode sync(SyncRequest request, Output output)
          throws SyncException, InterruptedException {
        return request.dryRun()
            ? own.sync(request, output)
            : byDaemonOr(() -> own.sync(request, output));
      }

      @Override
      public ExitCode ring(RingRequest request, Output output)
          throws SyncException, InterruptedException {
        return byDaemonOr(() -> own.ring(request, output));
      }

      @Override
      public ExitCode poll(PollRequest request, Output output)
          throws SyncException, InterruptedException {
        return own.poll(request, output);
      }

      @Override
      public ExitCode watch(WatchRequest request, Output output)
          throws SyncException, InterruptedException {
        return own.watch(request, output);
      }

      @Override
      public ExitCode rollback(RollbackRequest request, Output output)
          throws SyncException, InterruptedException {
        return byDaemonOr(() -> own.rollback(request, output));
      }
    };
  }

  @Override
  public Keeping keeping() {
    var own = here.keeping();
    return new Keeping() {
      @Override
      public ExitCode forget(ForgetRequest request, Output output)
          throws SyncException, InterruptedException {
        return byDaemonOr(() -> own.forget(request, output));
      }

      @Override
      public ExitCode rename(RenameRequest request, Output output)
          throws SyncException, InterruptedException {
        return byDaemonOr(() -> own.rename(request, output));
      }

      @Override
      public ExitCode backup(BackupRequest request, Output output)
          throws SyncException, InterruptedException {
        return own.backup(request, output);
      }

      @Override
      public ExitCode restore(BackupRequest request, Output output)
          throws SyncException, InterruptedException {
        return own.restore(request, output);
      }
    };
  }
}
