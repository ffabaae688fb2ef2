package dev.syncline.app;

import dev.syncline.app.cli.ExitCode;
import dev.syncline.app.cli.Output;
import dev.syncline.app.cli.output.Surroundings;
import dev.syncline.app.cli.request.CommonOptions;
import dev.syncline.app.cli.request.PollRequest;
import dev.syncline.app.control.ControlClient;
import dev.syncline.app.control.ControlServer;
import dev.syncline.app.control.ControlService;
import dev.syncline.app.daemon.Daemon;
import dev.syncline.app.daemon.Running;
import dev.syncline.app.daemon.Signals;
import dev.syncline.core.run.SyncException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/// Daemons in this process. Only one has a state directory; a `poll` beside another daemon shows
/// that one's log, and takes over when it goes.
final class OwnDaemons implements Daemons {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);
  private static final int LOOKS_FOR_A_SUCCESSOR = 50; // ten seconds

  private final OwnState state;
  private final CommonOptions options;
  private final Surroundings around;
  private final LentCommands commands;
  private final AtomicReference<Runnable> stop = new AtomicReference<>(() -> {});
  private volatile boolean stopped;
  private volatile boolean yielded;

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
        yielded = false;
        run(request.interval());
        if (yielded) {
          awaitSuccessor();
        }
      }
    }
    return ExitCode.DONE;
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

  private void run(Optional<Duration> interval) throws SyncException, InterruptedException {
    var json = options.logFormat() == CommonOptions.LogFormat.JSON || options.json();
    var logging = new Daemon.Logging(json, options.verbose());
    var daemon = new Daemon(state.households(), options.config(), around.environment(), logging);
    stop.set(daemon::stop);
    if (stopped) {
      return;
    }
    daemon.run(interval, this::doors);
    stopped = stopped || !yielded;
  }

  private Daemon.Doors.Open doors(Running running) throws SyncException {
    var control = ControlServer.open(directory(), new Service(running), around.pace());
    return control::close;
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

  /// What this daemon does for those who come through its socket.
  private final class Service implements ControlService {
    private final Running running;

    Service(Running running) {
      this.running = running;
    }

    @Override
    public int run(List<String> arguments, Surroundings caller) {
      return commands.run(arguments, caller, running);
    }

    @Override
    public void follow(PrintStream lines) throws InterruptedException {
      try {
        running.follow(lines);
      } catch (SyncException e) {
        lines.println(e.fault().complaint().line());
      }
    }

    @Override
    public boolean yield() {
      yielded = true;
      running.stop();
      return true;
    }
  }
}
