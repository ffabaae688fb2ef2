package dev.syncline.target.binary;

import dev.syncline.core.plan.Journal;
import dev.syncline.core.run.Complaint;
import dev.syncline.core.run.SyncException;
import dev.syncline.shared.process.Command;
import dev.syncline.shared.process.Ended;
import dev.syncline.shared.process.Limits;
import dev.syncline.target.binary.BinarySettings.Check;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// Tries a staged binary before it is swapped in. One that fails is unfit at once: the same bytes
/// give the same answer.
record SmokeCheck(Check check, Path directory, Commands commands) {
  private static final String CODE = "SYN-BINARY-CHECK";
  private static final int ATTEMPTS_WHEN_SLOW = 2;

  /// What it prints is told to `journal`.
  void pass(Path staged, Journal journal) throws IOException, SyncException, InterruptedException {
    var words = words(staged);
    var before = Fingerprint.of(staged);
    var ended = run(Command.of(words, directory, Limits.of(check.limit())), staged);
    ended.tail().forEach(journal::said);
    judge(ended, staged);
    if (!before.equals(Fingerprint.of(staged))) {
      throw unfit(1, staged, "it was changed while it was checked");
    }
  }

  private List<String> words(Path staged) {
    return check.command().stream()
        .map(word -> word.replace(Check.PLACEHOLDER, staged.toString()))
        .toList();
  }

  private Ended run(Command command, Path staged) throws SyncException, InterruptedException {
    try {
      return commands.run(command);
    } catch (SyncException e) {
      throw notStarted(e.fault().complaint(), staged).causedBy(e);
    }
  }

  private void judge(Ended ended, Path staged) throws SyncException {
    switch (ended) {
      case Ended.Finished finished -> {
        if (!finished.succeeded()) {
          throw unfit(1, staged, "its check " + Commands.failure(ended));
        }
      }
      case Ended.TimedOut _ ->
          throw unfit(ATTEMPTS_WHEN_SLOW, staged, "its check " + Commands.failure(ended));
    }
  }

  private SyncException notStarted(Complaint said, Path staged) {
    boolean isItself = check.command().getFirst().contains(Check.PLACEHOLDER);
    boolean isMissing = said.code().equals("SYN-PROCESS-NOT-FOUND");
    if (isItself && (isMissing || said.code().equals("SYN-PROCESS-FORMAT"))) {
      return unfit(1, staged, "it is no program for this machine: " + said.why());
    }
    if (isMissing || said.code().equals("SYN-PROCESS-DIRECTORY")) {
      return SyncException.rejected(
          "SYN-BINARY-CHECK-PROGRAM",
          "the check of " + staged.getFileName(),
          said.why(),
          "install that program or correct `check`");
    }
    // "Text file busy" among them: another thread started a program while the file was being
    // written.
    return SyncException.passing(
        "SYN-BINARY-CHECK-START",
        "the check of " + staged.getFileName(),
        said.why(),
        "where it stays so, look at the mount options and limits");
  }

  private static SyncException unfit(int attempts, Path staged, String why) {
    return SyncException.unfit(
        attempts,
        CODE,
        staged.getFileName().toString(),
        why,
        "the live binary is untouched; a newer version is taken as it comes");
  }
}
