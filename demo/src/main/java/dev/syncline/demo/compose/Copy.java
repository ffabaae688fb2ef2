package dev.syncline.demo.compose;

import dev.syncline.demo.compose.Project.Service;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// One real process, leader of a group of its own. It has ended once it is gone *and* nobody holds
/// what it writes to any more: a child of its that does keeps it.
final class Copy {
  static final int TERM = 15;
  static final int KILL = 9;
  private static final int SIGNALS_MAX = 31;
  private static final int SIGNALLED = 128;
  private static final int BY_SIGNAL = -1;

  private final Process process;
  private final Thread reader;

  private Copy(Process process, Thread reader) {
    this.process = process;
    this.reader = reader;
  }

  /// Its output goes through a pipe with a name, because Java's own end with the process.
  static Copy start(Project project, Service service, LogLines log) throws IOException {
    var folder = project.folder().resolve(service.workingDirectory());
    var words = words(service);
    requireProgram(words.getFirst(), folder);
    var pipe = pipe();
    try {
      var reader = Thread.ofPlatform().daemon().start(() -> read(pipe, log));
      var builder =
          new ProcessBuilder(words)
              .directory(folder.toFile())
              .redirectInput(Path.of("/dev/null").toFile())
              .redirectErrorStream(true)
              .redirectOutput(pipe.toFile());
      builder.command().addFirst("setsid");
      builder.environment().put("PC_PROC_NAME", service.name());
      builder.environment().put("PC_REPLICA_NUM", "0");
      service.environment().stream()
          .map(variable -> variable.split("=", 2))
          .forEach(variable -> builder.environment().put(variable[0], variable[1]));
      return new Copy(builder.start(), reader);
    } finally { // both ends are open by now
      Files.delete(pipe);
      Files.delete(Objects.requireNonNull(pipe.getParent()));
    }
  }

  private static List<String> words(Service service) {
    var words = new ArrayList<String>();
    if (service.isShell()) {
      words.addAll(List.of("bash", "-c"));
    }
    words.addAll(service.words());
    return words;
  }

  /// As Go says it. That a program is being written to is not seen here.
  private static void requireProgram(String program, Path folder) throws IOException {
    if (!program.contains("/")) {
      return;
    }
    var file = folder.resolve(program);
    if (!Files.exists(file)) {
      throw new IOException("fork/exec %s: no such file or directory".formatted(program));
    }
    if (!Files.isExecutable(file) || Files.isDirectory(file)) {
      throw new IOException("fork/exec %s: permission denied".formatted(program));
    }
  }

  private static Path pipe() throws IOException {
    var pipe = Files.createTempDirectory("compose").resolve("out");
    try {
      int code = new ProcessBuilder("mkfifo", "-m", "600", pipe.toString()).start().waitFor();
      if (code != 0) {
        throw new IOException("mkfifo ended with " + code);
      }
      return pipe;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  private static void read(Path pipe, LogLines log) {
    try (var lines = Files.newBufferedReader(pipe, StandardCharsets.ISO_8859_1)) {
      copy(lines, log);
    } catch (IOException _) {
      // it was ended with us
    }
  }

  private static void copy(BufferedReader lines, LogLines log) throws IOException {
    for (var line = lines.readLine(); line != null; line = lines.readLine()) {
      log.add(line);
    }
  }

  long pid() {
    return process.pid();
  }

  /// Its exit code, -1 after any signal. One that itself ends with a code above 128 looks alike
  /// here.
  int await() throws InterruptedException {
    reader.join();
    int code = process.waitFor();
    return code > SIGNALLED && code <= SIGNALLED + SIGNALS_MAX ? BY_SIGNAL : code;
  }

  /// To all of its group, also when it is gone itself. No number of a signal is TERM, also 0.
  void signal(int number) {
    int sent = number < 1 || number > SIGNALS_MAX ? TERM : number;
    try {
      var kill =
          new ProcessBuilder("bash", "-c", "kill -%d -- -%d".formatted(sent, pid()))
              .redirectErrorStream(true)
              .redirectOutput(Path.of("/dev/null").toFile())
              .start();
      if (!kill.waitFor(10, TimeUnit.SECONDS)) {
        kill.destroyForcibly();
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /// What a shell says of a command: empty for success.
  static Optional<String> failure(Project project, String command, java.time.Duration limit) {
    try {
      var process =
          new ProcessBuilder("bash", "-c", command)
              .directory(project.folder().toFile())
              .redirectErrorStream(true)
              .redirectOutput(Path.of("/dev/null").toFile())
              .start();
      if (!process.waitFor(limit)) {
        process.destroyForcibly();
        return Optional.of("signal: killed");
      }
      int code = process.exitValue();
      return code == 0 ? Optional.empty() : Optional.of("exit status " + code);
    } catch (IOException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return Optional.of("interrupted");
    }
  }
}
