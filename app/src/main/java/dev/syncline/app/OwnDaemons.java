package dev.syncline.app;

import dev.syncline.app.cli.ExitCode;
import dev.syncline.app.cli.Output;
import dev.syncline.app.cli.output.Surroundings;
import dev.syncline.app.cli.request.CommonOptions;
import dev.syncline.app.cli.request.PollRequest;
import dev.syncline.app.cli.request.WatchRequest;
import dev.syncline.app.control.ControlClient;
import dev.syncline.app.control.ControlServer;
import dev.syncline.app.daemon.Daemon;
import dev.syncline.app.daemon.Daemon.Doors.Open;
import dev.syncline.app.daemon.Running;
import dev.syncline.app.daemon.Signals;
import dev.syncline.app.work.change.LongRunning;
import dev.syncline.core.run.SyncException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/// Daemons in this process. Only one has a state directory: a `poll` beside another daemon shows
/// that one's log, and takes over when it goes; a `watch` asks a `poll` to make room.
final class OwnDaemons implements LongRunning {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);
  private static final int LOOKS_FOR_A_SUCCESSOR = 50; // ten seconds
  private static final int ATTEMPTS = 6; // a lock is waited for ten seconds

  private final OwnState state;
  private final CommonOptions options;
  private final Surroundings around;
  private final LentCommands commands;
  private final AtomicReference<Runnable> stop = new AtomicReference<>(() -> {});
  private volatile boolean stopped;

  OwnDaemons(OwnState state, CommonOptions options, Surroundings around, LentCommands commands) {
    this.state = state;
    this.options = options;
    this.around = around;
    this.commands = commands;
  }

  @Override
  public ExitCode poll(PollRequest request, Output output)
      throws SyncException, InterruptedException {
    Signals.listen(_ -> stop());
    while (!stopped) {
      if (!join(output)) {
        var makesRoom = new DaemonService(commands, true);
        run(request.interval(), running -> control(running, makesRoom));
        stopped = stopped || !makesRoom.hasYielded();
        awaitSuccessor();
      }
    }
    return ExitCode.DONE;
  }

  @Override
  public ExitCode watch(WatchRequest request, Output output)
      throws SyncException, InterruptedException {
    var doors = new Doors(request, around.pace(), commands);
    doors.check(state.configuration(), output);
    boolean isAwaited = askForRoom();
    Signals.listen(_ -> stop());
    for (int attempt = 1; !stopped; attempt++) {
      try {
        run(Optional.empty(), running -> open(running, doors, output));
        stopped = true;
      } catch (SyncException e) {
        boolean isHeld = e.fault().complaint().code().equals("SYN-STATE-HELD");
        if (!isHeld || !isAwaited || attempt >= ATTEMPTS) {
          throw e;
        }
      }
    }
    return ExitCode.DONE;
  }

  private Open open(Running running, Doors doors, Output output) throws SyncException {
    var web = doors.open(running);
    output.note("Listening at port %d.".formatted(web.port()));
    try {
      var control = control(running, new DaemonService(commands, false));
      return () -> {
        web.close();
        control.close();
      };
    } catch (SyncException e) {
      web.close();
      throw e;
    }
  }

  private Open control(Running running, DaemonService service) throws SyncException {
    var server = ControlServer.open(directory(), service.of(running), around.pace());
    return server::close;
  }

  private void stop() {
    stopped = true;
    stop.get().run();
  }

  /// Shows the log of another daemon until that ends; false where there is none.
  private boolean join(Output output) throws InterruptedException {
    var reached = ControlClient.reach(directory());
    if (reached.isEmpty()) {
      return false;
    }
    try (var other = reached.get()) {
      stop.set(other::close);
      if (!stopped) {
        output.note("Another Syncline has %s; its log follows.".formatted(directory()));
        other.follow(around);
      }
    }
    return true;
  }

  private void run(Optional<Duration> interval, Daemon.Doors doors)
      throws SyncException, InterruptedException {
    var json = options.logFormat() == CommonOptions.LogFormat.JSON || options.json();
    var logging = new Daemon.Logging(json, options.verbose(), options.quiet());
    var daemon = new Daemon(state.households(), options.config(), around.environment(), logging);
    stop.set(daemon::stop);
    if (!stopped) {
      daemon.run(interval, doors);
    }
  }

  /// Whoever has the state directory goes, where it is a `poll`. Rejected where it does not.
  private boolean askForRoom() throws SyncException, InterruptedException {
    var reached = ControlClient.reach(directory());
    if (reached.isEmpty()) {
      return false;
    }
    try (var other = reached.get()) {
      if (other.askToYield(around)) {
        return true;
      }
    }
    throw SyncException.rejected(
        "SYN-WATCH-TWICE",
        "starting the daemon of " + directory(),
        "a syncline watch runs there already",
        "Stop that one first, or give this one another state: in its configuration");
  }

  /// Whoever asked for the state directory needs a moment to be reached.
  private void awaitSuccessor() throws InterruptedException {
    for (int look = 0; look < LOOKS_FOR_A_SUCCESSOR && !stopped; look++) {
      try (var next = ControlClient.reach(directory()).orElse(null)) {
        if (next != null) {
          return;
        }
      }
      around.pace().sleep(BETWEEN_LOOKS);
    }
  }

  private Path directory() {
    return state.configuration().state();
  }
}
