package dev.syncline.app;

import dev.syncline.app.cli.ExitCode;
import dev.syncline.app.cli.Output;
import dev.syncline.app.cli.command.Program;
import dev.syncline.app.cli.output.Surroundings;
import dev.syncline.app.cli.request.PollRequest;
import dev.syncline.app.cli.request.WatchRequest;
import dev.syncline.app.daemon.Running;
import dev.syncline.app.work.change.LongRunning;
import dev.syncline.core.run.SyncException;
import java.util.List;
import java.util.Set;

/// Carries out the command lines of others within a daemon: the same commands, over what it lends.
final class LentCommands {
  /// The verbs that a daemon carries out for others.
  static final Set<String> VERBS =
      Set.of(
          "sync",
          "ring",
          "rollback",
          "approve",
          "pin",
          "unpin",
          "hold",
          "unhold",
          "suspend",
          "resume",
          "forget",
          "rename",
          "status",
          "history",
          "show",
          "logs");

  private final String version;

  LentCommands(String version) {
    this.version = version;
  }

  /// The exit code.
  int run(List<String> arguments, Surroundings caller, Running running) {
    if (!VERBS.contains(CommandLineVerb.of(arguments))) {
      caller.err().print("that is not done by a daemon for others [SYN-CONTROL-VERB]\n");
      caller.err().flush();
      return ExitCode.USAGE.number();
    }
    var program =
        new Program(
            (options, environment) ->
                new ProgramActions(
                    options, environment, caller.pace(), new LentState(running), new NoDaemons()),
            caller,
            version);
    return program.run(arguments.toArray(String[]::new));
  }

  /// A daemon starts no other.
  private record NoDaemons() implements LongRunning {
    @Override
    public ExitCode poll(PollRequest request, Output output) throws SyncException {
      throw already();
    }

    @Override
    public ExitCode watch(WatchRequest request, Output output) throws SyncException {
      throw already();
    }

    private static SyncException already() {
      return SyncException.rejected(
          "SYN-CONTROL-VERB", "starting a daemon", "this is one already", "Nothing to do");
    }
  }
}
