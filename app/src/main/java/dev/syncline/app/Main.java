package dev.syncline.app;

import dev.syncline.app.cli.Actions;
import dev.syncline.app.cli.ActionsFactory;
import dev.syncline.app.cli.command.Program;
import dev.syncline.app.cli.output.Surroundings;
import dev.syncline.app.cli.request.CommonOptions;
import dev.syncline.app.daemon.Signals;
import dev.syncline.engine.pace.SystemPace;
import java.io.Console;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The way in.
public final class Main {
  /// Verbs that log. For all others libraries get a logger that does nothing: setting up a real one
  /// costs as much as a whole short command.
  private static final Set<String> LONG_RUNNING = Set.of("poll", "watch");

  private static final String NO_LOGGER = "org.slf4j.helpers.NOP_FallbackServiceProvider";

  private Main() {}

  static void main(String[] arguments) {
    if (!LONG_RUNNING.contains(CommandLineVerb.of(List.of(arguments)))) {
      System.setProperty("slf4j.provider", NO_LOGGER);
      System.setProperty("slf4j.internal.verbosity", "ERROR");
    }
    var main = Thread.currentThread();
    var stopped = new int[1];
    Signals.listen(exit -> {
      stopped[0] = exit;
      main.interrupt();
    });
    var around = around();
    int exit =
        program((options, _) -> actions(List.of(arguments), options, around), around)
            .run(arguments);
    // Threads that still wait for a peer must not keep a finished program.
    Runtime.getRuntime().halt(flushed(stopped[0] == 0 ? exit : stopped[0]));
  }

  /// What a command line has done: by the daemon that has the state directory, or here.
  private static Actions actions(
      List<String> arguments, CommonOptions options, Surroundings around) {
    var environment = around.environment();
    var verb = CommandLineVerb.of(arguments);
    var state = new OwnState(options, environment, around.pace(), verb);
    var daemons = new OwnDaemons(state, options, around, new LentCommands(version()));
    var here = new ProgramActions(options, environment, around.pace(), state, daemons);
    return new Forwarded(here, state, arguments, around);
  }

  /// The surroundings of this process.
  static Surroundings around() {
    return new Surroundings(
        System.out,
        System.err,
        Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent(),
        System.getenv(),
        new SystemPace());
  }

  /// The command line in front of these actions.
  static Program program(ActionsFactory actions, Surroundings around) {
    return new Program(actions, around, version());
  }

  private static String version() {
    var packaged = Main.class.getPackage().getImplementationVersion();
    return packaged == null ? "unpackaged" : packaged;
  }

  private static int flushed(int exit) {
    System.out.flush();
    System.err.flush();
    return exit;
  }
}
