package dev.syncline.transform.build;

import dev.syncline.core.run.SyncException;
import dev.syncline.shared.files.DiskRefusal;
import dev.syncline.shared.process.Ended;
import dev.syncline.shared.process.Ended.Finished;
import dev.syncline.shared.process.Ended.TimedOut;
import dev.syncline.transform.build.How.CommandBuild;
import dev.syncline.transform.build.How.TaskBuild;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What is said of a build that failed, and whose fault it is: the revision's, the Taskfile's or
/// the machine's. `what` is the building of which version, `command` how it was called, without
/// secrets.
record BuildFaults(String what, String command) {
  private static final int ATTEMPTS = 3;
  private static final int LINES_SHOWN = 20;
  private static final int LINE_SHOWN_MAX = 400;
  private static final Pattern ECHO =
      Pattern.compile(
          "make(\\[\\d+])?: |task: Failed|exit status \\d+$|ninja: build stopped|npm (ERR!|error)");
  private static final List<String> DISK_FULL =
      List.of("No space left on device", "Disk quota exceeded");

  SyncException timedOut(TimedOut ended, Duration limit) {
    return SyncException.unfit(
        ATTEMPTS,
        "SYN-BUILD-TIMEOUT",
        what,
        "it was still running after %s and was ended%s".formatted(words(limit), log(ended)),
        "Allow it more time (timeout:), or find out why it hangs");
  }

  SyncException failed(Finished ended, How how) {
    var why = "it ended with %s%s".formatted(ended.ending(), log(ended));
    if (ended.tail().stream().anyMatch(line -> DISK_FULL.stream().anyMatch(line::contains))) {
      return SyncException.passing(
          "SYN-BUILD-DISK-FULL",
          what,
          why,
          "Free some space; a running poll tries again by itself");
    }
    return switch (how) {
      case TaskBuild _ -> taskFailed(ended.exitCode(), why);
      case CommandBuild _ -> unfit(why);
    };
  }

  /// There is no task of that name; `advice` says which one there is, where that is known.
  SyncException noTask(Finished ended, Optional<String> advice) {
    return SyncException.rejected(
        "SYN-BUILD-TASKFILE",
        what,
        "`%s` ended with %s, which means that there is no such task%s"
            .formatted(command, ended.ending(), log(ended)),
        advice.orElse("Correct task:; `task --list-all` shows what there is"));
  }

  /// Task has exit codes of its own (its errors/errors.go): the Taskfile or the call of the task is
  /// wrong, whatever is built, or a remote Taskfile could not be had just now. 201 is a command
  /// that failed.
  private SyncException taskFailed(int exitCode, String why) {
    return switch (exitCode) {
      case 50, 100, 102, 104, 105, 107, 109, 110, 111, 202, 203, 204, 206, 207 ->
          SyncException.rejected(
              "SYN-BUILD-TASKFILE",
              what,
              why,
              "Correct the Taskfile or the name of the task; `task --list-all` shows what there is");
      case 103, 106, 108 ->
          SyncException.passing(
              "SYN-BUILD-TASKFILE-REMOTE",
              what,
              why,
              "Look whether the remote Taskfile can be reached; a running poll tries again by itself");
      default -> unfit(why);
    };
  }

  private SyncException unfit(String why) {
    return SyncException.unfit(
        ATTEMPTS,
        "SYN-BUILD-FAILED",
        what,
        why,
        "Correct what it says; a newer version is tried at once");
  }

  SyncException nothing(Finished ended, String objection) {
    return SyncException.unfit(
        ATTEMPTS,
        "SYN-BUILD-NOTHING",
        what,
        "it ended with exit code 0 but %s%s".formatted(objection, log(ended)),
        "Let it write a plain file there, or say with output: where it does");
  }

  SyncException staging(IOException failure) {
    var why = DiskRefusal.words(failure);
    boolean isFull = DISK_FULL.stream().anyMatch(why::contains);
    return SyncException.passing(
            isFull ? "SYN-BUILD-DISK-FULL" : "SYN-BUILD-STAGING",
            what,
            why,
            "Look at the state directory's disk and rights")
        .causedBy(failure);
  }

  SyncException tooLarge(FolderCopy.TooLarge failure) {
    return SyncException.rejected(
        "SYN-BUILD-FOLDER",
        what,
        String.valueOf(failure.getMessage()),
        "Keep data and products in .data, .bin or .dist, which are not copied");
  }

  SyncException version() {
    return SyncException.unfit(
        1,
        "SYN-BUILD-VERSION",
        what,
        "its name holds characters that a shell could act on",
        "Nothing to do: such a version is never built");
  }

  /// The line that says most, then the command and the end of what it printed, line by line.
  private String log(Ended ended) {
    var tail = ended.tail();
    if (tail.isEmpty()) {
      return ", having printed nothing\nThe command was `%s`".formatted(command);
    }
    var last = tail.subList(Math.max(0, tail.size() - LINES_SHOWN), tail.size());
    return last.stream()
        .map(BuildFaults::shortened)
        .collect(
            Collectors.joining(
                "\n  ",
                ": %s\nThe end of what `%s` printed:\n  ".formatted(telling(last), command),
                ""));
  }

  /// The last line that is not only a tool saying that what it called has failed.
  private static String telling(List<String> lines) {
    return lines.reversed().stream()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !ECHO.matcher(line).lookingAt())
        .findFirst()
        .map(BuildFaults::shortened)
        .orElseGet(() -> shortened(lines.getLast().strip()));
  }

  private static String shortened(String line) {
    return line.length() > LINE_SHOWN_MAX ? line.substring(0, LINE_SHOWN_MAX) + "…" : line;
  }

  private static String words(Duration time) {
    return time.toString().substring(2).toLowerCase(Locale.ROOT);
  }
}
