package dev.syncline.shared.process;

import dev.syncline.core.run.SyncException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;

/// Signals to processes of others, found by their pid-file. A pid-file that outlived its process is
/// seen by its age: who wrote it had started before.
public final class Signals {
  private static final Pattern PID = Pattern.compile("[1-9][0-9]{0,9}");
  private static final int FILE_BYTES_MAX = 256;
  private static final Duration CLOCK_SLACK = Duration.ofSeconds(5);
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Processes processes;

  public Signals(Processes processes) {
    this.processes = processes;
  }

  /// What a service may be told.
  public enum Signal {
    HUP,
    INT,
    QUIT,
    TERM,
    USR1,
    USR2,
    WINCH
  }

  /// The process that `pidFile` names in its first line. Transient while it does not run, Rejected
  /// where the file says something else than a process.
  public Running named(Path pidFile) throws SyncException {
    try {
      var written = Files.getLastModifiedTime(pidFile).toInstant();
      var pid = pidIn(pidFile);
      var running =
          Running.of(pid).orElseThrow(() -> notRunning(pidFile, "%d has ended".formatted(pid)));
      if (startedAfter(running, written.plus(CLOCK_SLACK))) {
        throw notRunning(pidFile, "%d is a younger process than the file".formatted(pid));
      }
      return running;
    } catch (IOException e) {
      throw notRunning(pidFile, "it cannot be read").causedBy(e);
    }
  }

  /// Sends `signal`. Transient where it has ended meanwhile, Rejected where we may not.
  public void send(Signal signal, Running to) throws SyncException, InterruptedException {
    if (!to.isAlive()) {
      throw ended(to);
    }
    // The shell's own `kill`: every machine has a shell, not every one the program.
    var words =
        List.of("/bin/sh", "-c", "kill -s \"$1\" \"$2\"", "sh", signal.name(), "" + to.pid());
    var ended = processes.run(Command.of(words, Path.of("/"), Limits.of(PATIENCE)), _ -> {});
    if (ended instanceof Ended.Finished finished && finished.succeeded()) {
      return;
    }
    if (!to.isAlive()) {
      throw ended(to);
    }
    throw SyncException.rejected(
        "SYN-SIGNAL-REFUSED",
        "sending %s to process %d".formatted(signal, to.pid()),
        String.join("; ", ended.tail()),
        "Let Syncline run as the same user, or reload with a command");
  }

  private static long pidIn(Path pidFile) throws IOException, SyncException {
    byte[] bytes;
    try (var in = Files.newInputStream(pidFile)) {
      bytes = in.readNBytes(FILE_BYTES_MAX);
    }
    var text = new String(bytes, StandardCharsets.UTF_8).lines().findFirst().orElse("").strip();
    if (text.isEmpty()) {
      throw notRunning(pidFile, "it is empty");
    }
    long pid = PID.matcher(text).matches() ? Long.parseLong(text) : -1;
    if (pid <= 1 || pid == ProcessHandle.current().pid()) {
      throw SyncException.rejected(
          "SYN-SIGNAL-PID-FILE",
          "reading " + pidFile,
          "its first line is not the number of another process",
          "Name the file into which the service writes its process number");
    }
    return pid;
  }

  private static boolean startedAfter(Running running, Instant time) {
    return running.since().filter(start -> start.isAfter(time)).isPresent();
  }

  private static SyncException notRunning(Path pidFile, String why) {
    return SyncException.passing(
        "SYN-SIGNAL-NOT-RUNNING",
        "finding the process of " + pidFile,
        why,
        "Start the service, or correct the pid-file");
  }

  private static SyncException ended(Running to) {
    return SyncException.passing(
        "SYN-SIGNAL-NOT-RUNNING",
        "sending a signal to process " + to.pid(),
        "it has ended",
        "Start the service");
  }
}
