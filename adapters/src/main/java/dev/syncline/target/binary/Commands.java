package dev.syncline.target.binary;

import dev.syncline.core.run.SyncException;
import dev.syncline.shared.process.Command;
import dev.syncline.shared.process.Ended;

/// Runs programs, as [dev.syncline.shared.process.Processes] does: what they say comes without
/// secrets.
@FunctionalInterface
interface Commands {
  /// Rejected where it cannot be started, Transient where it can not just now.
  Ended run(Command command) throws SyncException, InterruptedException;

  /// Why that is no success, for people; empty for exit code 0.
  static String failure(Ended ended) {
    return switch (ended) {
      case Ended.Finished finished ->
          finished.succeeded() ? "" : "ended with " + finished.ending() + finished.lastWords();
      case Ended.TimedOut late -> "did not end in time" + late.lastWords();
    };
  }

  /// Why it did not start, for people.
  static String failure(SyncException notStarted) {
    var complaint = notStarted.fault().complaint();
    return "failed at %s: %s".formatted(complaint.what(), complaint.reason());
  }
}
