package dev.syncline.target.binary;

import java.nio.file.Path;
import java.util.List;

/// Tells the running process of a new binary. May be done twice for one swap; never skipped.
@FunctionalInterface
interface Reloader {
  Result run() throws InterruptedException;

  /// What came of it; a supervisor that cannot be reached now may become one more case.
  sealed interface Result {
    /// Done, or nothing was there to be told; `words` say which.
    record Done(String words) implements Result {}

    record Failed(String why) implements Result {}
  }

  static Reloader of(BinarySettings settings, Commands commands) {
    return switch (settings.reload()) {
      case BinarySettings.Reload.None _ -> () -> new Result.Done("not reloaded, as declared");
      case BinarySettings.Reload.ByCommand(var words, var limit) ->
          () -> result(commands.run(words, settings.directory(), limit), "reloaded by command");
      case BinarySettings.Reload.BySignal(var signal, var pidFile) ->
          () -> signalled(signal, pidFile, settings.directory(), commands);
    };
  }

  private static Result signalled(String signal, Path pidFile, Path directory, Commands commands)
      throws InterruptedException {
    var pid = PidFile.running(pidFile);
    if (pid.isEmpty()) {
      return new Result.Done("nothing to reload: no process runs by " + pidFile.getFileName());
    }
    var words =
        List.of("sh", "-c", "kill -s \"$0\" \"$1\"", signal, Long.toString(pid.getAsLong()));
    return result(commands.run(words, directory, PidFile.LIMIT), "reloaded by " + signal);
  }

  private static Result result(Commands.Ended ended, String words) {
    var failure = Commands.failure(ended);
    return failure.isEmpty() ? new Result.Done(words) : new Result.Failed("the reload " + failure);
  }
}
