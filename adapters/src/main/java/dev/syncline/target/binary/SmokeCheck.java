package dev.syncline.target.binary;

import dev.syncline.core.run.SyncException;
import dev.syncline.target.binary.BinarySettings.Check;
import dev.syncline.target.binary.Commands.Ended;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// Tries a staged binary before it is swapped in. One that fails is unfit at once: the same bytes
/// give the same answer.
record SmokeCheck(Check check, Path directory, Commands commands) {
  private static final String CODE = "SYN-BINARY-CHECK";
  private static final int ATTEMPTS_WHEN_SLOW = 2;

  void pass(Path staged) throws IOException, SyncException, InterruptedException {
    var words = words(staged);
    var before = Fingerprint.of(staged);
    judge(commands.run(words, directory, check.limit()), staged);
    if (!before.equals(Fingerprint.of(staged))) {
      throw unfit(1, staged, "it was changed while it was checked");
    }
  }

  private List<String> words(Path staged) {
    return check.command().stream()
        .map(word -> word.replace(Check.PLACEHOLDER, staged.toString()))
        .toList();
  }

  private void judge(Ended ended, Path staged) throws SyncException {
    switch (ended) {
      case Ended.Exited(int code, var _) -> {
        if (code != 0) {
          throw unfit(1, staged, "its check " + Commands.failure(ended));
        }
      }
      case Ended.TimedOut _ ->
          throw unfit(ATTEMPTS_WHEN_SLOW, staged, "its check " + Commands.failure(ended));
      case Ended.NotStarted(var why) -> throw notStarted(why, staged);
    }
  }

  private SyncException notStarted(String why, Path staged) {
    boolean isItself = check.command().getFirst().contains(Check.PLACEHOLDER);
    boolean isMissing = why.contains("No such file");
    if (isItself && (isMissing || why.contains("Exec format error"))) {
      return unfit(1, staged, "it is no program for this machine: " + why);
    }
    if (isMissing) {
      return SyncException.rejected(
          "SYN-BINARY-CHECK-PROGRAM",
          "the check of " + staged.getFileName(),
          why,
          "install that program or correct `check`");
    }
    // "Text file busy" among them: another thread started a program while the file was being
    // written.
    return SyncException.passing(
        "SYN-BINARY-CHECK-START",
        "the check of " + staged.getFileName(),
        why,
        "it is tried again; where it stays so, look at the mount options and limits");
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
