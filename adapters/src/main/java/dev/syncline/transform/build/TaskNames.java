package dev.syncline.transform.build;

import dev.syncline.core.run.SyncException;
import dev.syncline.shared.process.Command;
import dev.syncline.shared.process.Command.Leftovers;
import dev.syncline.shared.process.Limits;
import dev.syncline.shared.process.Processes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.Pattern;

/// Which tasks there are, asked of Task itself once it is known that one is missing. Without
/// `--no-status` the listing would run commands of every task.
record TaskNames(List<String> known) {
  private static final List<String> QUESTION =
      List.of("task", "--color=false", "--list-all", "--json", "--no-status");
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int SHOWN_MAX = 20;

  /// `task` is the name by which it is called, `name` what is shown, and all that versions before
  /// 3.44 tell.
  private static final Pattern TASK = Pattern.compile("\"task\"\\s*:\\s*\"([^\"\\\\]+)\"");

  private static final Pattern NAME = Pattern.compile("\"name\"\\s*:\\s*\"([^\"\\\\]+)\"");

  TaskNames {
    known = List.copyOf(known);
  }

  /// As seen from where the task is called. None where it does not tell.
  static TaskNames ask(Workplace place, SequencedMap<String, String> with, Processes processes)
      throws InterruptedException {
    var said = Collections.synchronizedList(new ArrayList<String>());
    var question =
        new Command(QUESTION, place.directory(), with, Limits.of(PATIENCE), Leftovers.END);
    try {
      processes.run(question, said::add);
    } catch (SyncException _) {
      return new TaskNames(List.of()); // advice only: what failed is told already
    }
    return told(String.join("\n", said));
  }

  static TaskNames told(String listing) {
    var tasks = all(TASK, listing);
    return new TaskNames(tasks.isEmpty() ? all(NAME, listing) : tasks);
  }

  private static List<String> all(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(found -> found.group(1)).distinct().toList();
  }

  /// What to write instead of `written`, which is called as `called` there: the near one, else what
  /// there is.
  Optional<String> advice(String written, String called) {
    var namespace =
        written.endsWith(called) ? written.substring(0, written.length() - called.length()) : "";
    if (known.isEmpty()) {
      return Optional.empty();
    }
    return NearWord.close(called, known)
        .map(near -> "Did you mean %s%s?".formatted(namespace, near))
        .or(() ->
            Optional.of(
                "There are: "
                    + String.join(
                        ", ",
                        known.stream().sorted().limit(SHOWN_MAX).map(namespace::concat).toList())));
  }
}
