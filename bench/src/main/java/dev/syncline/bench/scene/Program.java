package dev.syncline.bench.scene;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Another program, run and timed. It must succeed.
public record Program(Path directory, Map<String, String> environment) {
  public Program {
    environment = Map.copyOf(environment);
  }

  public static Program in(Path directory) {
    return new Program(directory, Map.of());
  }

  /// Nanoseconds from its start to its end; what it prints goes to a file and is lost.
  public long run(List<String> words) throws IOException, InterruptedException {
    var said = Files.createTempFile(directory, "said", ".txt");
    var began = System.nanoTime();
    var child = builder(words).redirectOutput(said.toFile()).start();
    child.getOutputStream().close();
    int code = child.waitFor();
    var took = System.nanoTime() - began;
    if (code != 0) {
      throw new IllegalStateException(
          "%s ended with %d: %s".formatted(words, code, Files.readString(said)));
    }
    Files.delete(said);
    return took;
  }

  /// Nanoseconds from its start to its first line; then waits for its end.
  public long untilFirstLine(List<String> words) throws IOException, InterruptedException {
    var began = System.nanoTime();
    var child = builder(words).start();
    try (var lines = child.inputReader()) {
      var first = lines.readLine();
      var took = System.nanoTime() - began;
      while (lines.readLine() != null) {
        // all is read, so that it can end
      }
      if (child.waitFor() != 0 || first == null) {
        throw new IllegalStateException("%s failed: %s".formatted(words, first));
      }
      return took;
    }
  }

  /// The last line that it prints.
  public String lastLine(List<String> words) throws IOException, InterruptedException {
    var child = builder(words).start();
    try (var lines = child.inputReader()) {
      var all = lines.lines().toList();
      if (child.waitFor() != 0 || all.isEmpty()) {
        throw new IllegalStateException("%s failed: %s".formatted(words, all));
      }
      return all.getLast();
    }
  }

  private ProcessBuilder builder(List<String> words) {
    var builder = new ProcessBuilder(words).directory(directory.toFile());
    builder.redirectErrorStream(true);
    builder.environment().putAll(environment);
    return builder;
  }
}
