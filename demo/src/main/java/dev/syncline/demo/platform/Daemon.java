package dev.syncline.demo.platform;

import dev.syncline.demo.DemoFailed;
import dev.syncline.demo.Program;
import dev.syncline.demo.Running;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// `syncline watch`, started, ended and killed as often as the demo wants.
final class Daemon {
  private static final Duration GRACE = Duration.ofSeconds(15);
  private static final Duration PATIENCE = Duration.ofSeconds(4);

  private final Program program;
  private final int port;
  private final Path log;
  private Optional<Process> process = Optional.empty();
  private long newsSeen;
  private long askAgain = System.nanoTime() + PATIENCE.toNanos();

  Daemon(Program program, int port, Path log) {
    this.program = program;
    this.port = port;
    this.log = log;
  }

  void start() throws IOException {
    process = Optional.of(program.start(log, command().split(" ")));
  }

  /// As a person would type it.
  String command() {
    return "watch --port %d --secret-file webhook.secret --config syncline.yaml".formatted(port);
  }

  /// Fails where it has ended by itself.
  void requireAlive() throws DemoFailed {
    if (!process.map(Process::isAlive).orElse(false)) {
      throw new DemoFailed("syncline goes on running", "it has ended");
    }
  }

  long pid() {
    return process.map(Process::pid).orElse(-1L);
  }

  /// kill -9, of what it was just running, too: as a loss of power would.
  void kill() throws InterruptedException {
    if (process.isPresent()) {
      var all = process.get().descendants().toList();
      Running.kill(process.get().toHandle());
      for (var child : all) {
        Running.kill(child);
      }
    }
  }

  /// Asks it to end. The exit code; -1 where it did not run, or had to be killed.
  int stop() throws InterruptedException {
    if (process.isEmpty() || !process.get().isAlive()) {
      return -1;
    }
    var children = process.get().descendants().toList();
    boolean byItself = Running.end(process.get().toHandle(), GRACE);
    for (var child : children) {
      Running.kill(child);
    }
    return byItself ? process.get().waitFor() : -1;
  }

  /// Whether it is worth to ask its commands about a service: its log has news of it, or they were
  /// not asked for a while. Only a hint, so that not a command a second is started.
  boolean hasNews(Service service) {
    var now = System.nanoTime();
    var lines = lastWords(Integer.MAX_VALUE).stream().filter(line -> isNews(line, service)).count();
    if (lines == newsSeen && now < askAgain) {
      return false;
    }
    newsSeen = lines;
    askAgain = now + PATIENCE.toNanos();
    return true;
  }

  private static boolean isNews(String line, Service service) {
    return line.contains("event=run.finished sync=%s ".formatted(service.name()))
        && !line.contains("outcome=on-probation");
  }

  List<String> lastWords(int lines) {
    try {
      var all = Files.readAllLines(log);
      return all.subList(Math.max(0, all.size() - lines), all.size());
    } catch (IOException e) {
      return List.of("no log: " + e.getMessage());
    }
  }
}
