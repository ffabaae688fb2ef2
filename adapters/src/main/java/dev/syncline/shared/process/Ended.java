package dev.syncline.shared.process;

import java.time.Duration;
import java.util.List;

/// How a child ended. `tail` is the end of what it printed (at most 100 lines, 64 KiB), secrets
/// out.
public sealed interface Ended {
  int LINES_SHOWN = 20;
  int WORDS_SHOWN_MAX = 2_000;

  List<String> tail();

  Duration took();

  /// For people, in one line: `: ` and the last words of it, or nothing.
  default String lastWords() {
    var last = tail().subList(Math.max(0, tail().size() - LINES_SHOWN), tail().size());
    var words = String.join("; ", last).strip();
    var end = words.substring(Math.max(0, words.length() - WORDS_SHOWN_MAX));
    return end.isEmpty() ? "" : ": " + end;
  }

  /// By itself, or by a signal that was not ours: then the code is 128 and the signal's number.
  record Finished(int exitCode, List<String> tail, Duration took) implements Ended {
    public Finished {
      tail = List.copyOf(tail);
    }

    public boolean succeeded() {
      return exitCode == 0;
    }

    /// For people: `exit code 2`, or `exit code 137 (signal KILL)`.
    public String ending() {
      var signal =
          switch (exitCode - 128) {
            case 1 -> " (signal HUP)";
            case 2 -> " (signal INT)";
            case 3 -> " (signal QUIT)";
            case 4 -> " (signal ILL)";
            case 6 -> " (signal ABRT)";
            case 8 -> " (signal FPE)";
            case 9 -> " (signal KILL)";
            case 11 -> " (signal SEGV)";
            case 13 -> " (signal PIPE)";
            case 15 -> " (signal TERM)";
            default -> "";
          };
      return "exit code " + exitCode + signal;
    }
  }

  /// It ran longer than its limit and was ended with everything that it had started.
  record TimedOut(List<String> tail, Duration took) implements Ended {
    public TimedOut {
      tail = List.copyOf(tail);
    }
  }
}
