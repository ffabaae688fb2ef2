package dev.syncline.app;

import dev.syncline.app.cli.output.Surroundings;
import dev.syncline.app.control.ControlService;
import dev.syncline.app.daemon.Running;
import dev.syncline.core.run.SyncException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;

/// What a daemon does for those who come through its control socket.
final class DaemonService {
  private static final Duration A_WHILE = Duration.ofMinutes(1);

  private final LentCommands commands;
  private final boolean makesRoom;
  private volatile boolean yielded;

  /// `makesRoom`: it goes where another wants the state directory.
  DaemonService(LentCommands commands, boolean makesRoom) {
    this.commands = commands;
    this.makesRoom = makesRoom;
  }

  boolean hasYielded() {
    return yielded;
  }

  ControlService of(Running running) {
    return new ControlService() {
      @Override
      public int run(List<String> arguments, Surroundings caller) {
        return commands.run(arguments, caller, running);
      }

      @Override
      public void follow(PrintStream lines) throws InterruptedException {
        try (var follower = running.follow()) {
          while (!Thread.currentThread().isInterrupted()) {
            follower.next(A_WHILE).ifPresent(line -> lines.println(line.text()));
            lines.flush();
          }
        } catch (SyncException e) {
          lines.println(e.fault().complaint().line());
          lines.flush();
        }
      }

      @Override
      public boolean makeRoom() {
        if (makesRoom) {
          yielded = true;
          running.stop();
        }
        return makesRoom;
      }
    };
  }
}
