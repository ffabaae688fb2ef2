package dev.syncline.target.binary;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// Runs programs. What runs in the product is plugged in here (`shared.process`).
@FunctionalInterface
interface Commands {
  /// Runs `words` in `directory` and waits for its end, at most `limit`; then it and its children
  /// are killed.
  Ended run(List<String> words, Path directory, Duration limit) throws InterruptedException;

  /// How it ended, with the bounded end of what it said.
  sealed interface Ended {
    record Exited(int code, String tail) implements Ended {}

    record TimedOut(String tail) implements Ended {}

    /// It never ran, and what the system said.
    record NotStarted(String why) implements Ended {}
  }

  /// Why that is no success, for people; empty for exit code 0.
  static String failure(Ended ended) {
    return switch (ended) {
      case Ended.Exited(int code, var _) when code == 0 -> "";
      case Ended.Exited(int code, var tail) -> "exited with %d%s".formatted(code, said(tail));
      case Ended.TimedOut(var tail) -> "did not end in time" + said(tail);
      case Ended.NotStarted(var why) -> "could not be started: " + why;
    };
  }

  private static String said(String tail) {
    var words = tail.strip();
    return words.isEmpty() ? "" : ": " + words;
  }
}
