package dev.syncline.app;

import dev.syncline.app.cli.ActionsFactory;
import dev.syncline.app.cli.command.Program;
import dev.syncline.app.cli.output.Surroundings;
import dev.syncline.app.daemon.Signals;
import dev.syncline.engine.pace.SystemPace;
import java.io.Console;
import java.util.Optional;
import java.util.Set;

/// The way in.
public final class Main {
  /// Verbs that log. For all others libraries get a logger that does nothing: setting up a real one
  /// costs as much as a whole short command.
  private static final Set<String> LONG_RUNNING = Set.of("poll");

  private static final String NO_LOGGER = "org.slf4j.helpers.NOP_FallbackServiceProvider";

  private Main() {}

  static void main(String[] arguments) {
    if (!LONG_RUNNING.contains(verb(arguments))) {
      System.setProperty("slf4j.provider", NO_LOGGER);
      System.setProperty("slf4j.internal.verbosity", "ERROR");
    }
    var main = Thread.currentThread();
    var stopped = new int[1];
    Signals.listen(exit -> {
      stopped[0] = exit;
      main.interrupt();
    });
    var pace = new SystemPace();
    int exit =
        program((options, environment) ->
                new ProgramActions(options, environment, pace, verb(arguments)))
            .run(arguments);
    // Threads that still wait for a peer must not keep a finished program.
    Runtime.getRuntime().halt(flushed(stopped[0] == 0 ? exit : stopped[0]));
  }

  /// The command line in front of these actions, in the surroundings of this process.
  static Program program(ActionsFactory actions) {
    var packaged = Main.class.getPackage().getImplementationVersion();
    var around =
        new Surroundings(
            System.out,
            System.err,
            Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent(),
            System.getenv(),
            new SystemPace());
    return new Program(actions, around, packaged == null ? "unpackaged" : packaged);
  }

  private static int flushed(int exit) {
    System.out.flush();
    System.err.flush();
    return exit;
  }

  /// The verb of a command line, for those who meet a lock of ours; never what was said with it.
  private static String verb(String[] arguments) {
    for (int i = 0; i < arguments.length; i++) {
      boolean isValue = i > 0 && arguments[i - 1].equals("--config");
      if (!arguments[i].startsWith("-") && !isValue) {
        return arguments[i].matches("[a-z]{1,20}") ? arguments[i] : "";
      }
    }
    return "";
  }
}
