package dev.syncline.target.binary;

import dev.syncline.core.content.Digest;
import dev.syncline.core.plan.Journal;
import dev.syncline.core.run.SyncException;
import dev.syncline.shared.process.Command;
import dev.syncline.shared.process.Limits;

/// Tells the running process of a new binary. May be done twice for one swap; never skipped.
@FunctionalInterface
interface Reloader {
  /// `bytes`: what it is to run from now on. `journal` is that of the swap. Transient or Rejected
  /// where it is not known yet what comes of it: then it is done again.
  Result run(Digest bytes, Journal journal) throws SyncException, InterruptedException;

  /// What came of it.
  sealed interface Result {
    record Done(String words) implements Result {}

    /// Nothing was there to be told, and why.
    record Nothing(String words) implements Result {}

    record Failed(String why) implements Result {}
  }

  static Reloader of(BinarySettings settings, Outside outside) {
    return switch (settings.reload()) {
      case BinarySettings.Reload.None _ ->
          (_, _) -> new Result.Nothing("not reloaded, as declared");
      case BinarySettings.Reload.ByCommand(var words, var limit) -> {
        var command = Command.of(words, settings.directory(), Limits.of(limit)).leaving();
        yield (_, _) -> commanded(outside.commands(), command);
      }
      case BinarySettings.Reload.BySignal reload -> {
        var service = Service.of(reload, settings.path(), outside.signals());
        yield (bytes, _) -> signalled(service, bytes);
      }
      case BinarySettings.Reload.ByProcessCompose reload ->
          outside.supervision().reloader(reload, settings.probation().within());
    };
  }

  private static Result commanded(Commands commands, Command command) throws InterruptedException {
    try {
      var failure = Commands.failure(commands.run(command));
      return failure.isEmpty()
          ? new Result.Done("reloaded by command")
          : new Result.Failed("the reload " + failure);
    } catch (SyncException e) {
      return new Result.Failed("the reload " + Commands.failure(e));
    }
  }

  private static Result signalled(Service service, Digest bytes) throws InterruptedException {
    try {
      var found = service.running();
      if (found.isEmpty()) {
        return new Result.Nothing("nothing to reload: " + service.absence());
      }
      var process = found.get();
      service.signals().send(service.signal(), process);
      boolean goesOn = !service.mustStartAnew() && service.runsAnother(process, bytes);
      return new Result.Done(
          goesOn
              ? "reloaded by %s; process %d goes on with the program that it was started from"
                  .formatted(service.signal(), process.pid())
              : "reloaded by " + service.signal());
    } catch (SyncException e) {
      return new Result.Failed("the reload " + Commands.failure(e));
    }
  }
}
