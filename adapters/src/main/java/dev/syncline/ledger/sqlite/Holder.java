package dev.syncline.ledger.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// Who holds a state directory: the process, when it was started (process ids are used again),
/// since when it holds it, and what it does. Four lines of text.
record Holder(long process, String started, Instant since, String command) {
  private static final int BYTES_MAX = 4096;

  static Holder me(String command, Instant now) {
    var line = command.lines().findFirst().orElse("syncline");
    var since = now.truncatedTo(ChronoUnit.SECONDS);
    return new Holder(ProcessHandle.current().pid(), startOfThisProcess(), since, line);
  }

  private static String startOfThisProcess() {
    return ProcessHandle.current().info().startInstant().map(Instant::toString).orElse("-");
  }

  boolean isThisProcess() {
    return process == ProcessHandle.current().pid() && started.equals(startOfThisProcess());
  }

  /// Whether that very process still runs: a number alone may be another's by now.
  boolean isAlive() {
    return ProcessHandle.of(process)
        .filter(ProcessHandle::isAlive)
        .map(found -> found.info().startInstant().map(Instant::toString).orElse("-"))
        .filter(started::equals)
        .isPresent();
  }

  String text() {
    return "%d\n%s\n%s\n%s\n".formatted(process, started, since, command);
  }

  /// Empty where there is none, or one that says nothing: it is only for people.
  static Optional<Holder> read(Path file) {
    try {
      if (!Files.exists(file) || Files.size(file) > BYTES_MAX) {
        return Optional.empty();
      }
      var lines = Files.readString(file).lines().toList();
      return lines.size() < 4
          ? Optional.empty()
          : Optional.of(
              new Holder(
                  Long.parseLong(lines.get(0)),
                  lines.get(1),
                  Instant.parse(lines.get(2)),
                  lines.get(3)));
    } catch (IOException | RuntimeException _) {
      return Optional.empty();
    }
  }

  /// As people read it: `process 4711 (syncline watch) since 2026-01-05T08:00:00Z`.
  @Override
  public String toString() {
    return "process %d (%s) since %s".formatted(process, command, since);
  }
}
