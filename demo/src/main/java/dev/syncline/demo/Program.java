package dev.syncline.demo;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The program as a person has it: `words` start it, and it runs in `folder`, where its
/// configuration lies.
public record Program(List<String> words, Path folder) {
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final File NOTHING = new File("/dev/null");

  /// Nothing of the surroundings shall change what the demo does; all it talks to is on loopback.
  private static final Set<String> LEFT_OUT =
      Set.of(
          "SYNCLINE_CONFIG",
          "SYNCLINE_STATE",
          "PORT",
          "WEBHOOK_SECRET",
          "GITHUB_TOKEN",
          "HTTP_PROXY",
          "HTTPS_PROXY",
          "ALL_PROXY",
          "http_proxy",
          "https_proxy",
          "all_proxy",
          "JAVA_TOOL_OPTIONS");

  /// How a command ended and what it said.
  public record Said(int exit, String out, String err) {}

  public Program {
    words = List.copyOf(words);
  }

  /// Runs a command to its end.
  public Said run(String... arguments) throws DemoFailed, InterruptedException {
    try {
      var out = Files.createTempFile(folder, "said", ".out");
      var err = Files.createTempFile(folder, "said", ".err");
      try {
        return run(List.of(arguments), out, err);
      } finally {
        Files.delete(out);
        Files.delete(err);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// What a command says with `--json`, which must end with 0.
  public Json ask(String... arguments) throws DemoFailed, InterruptedException {
    var all = new ArrayList<>(List.of(arguments));
    all.add("--json");
    var said = run(all.toArray(String[]::new));
    Checks.that(
        said.exit() == 0,
        "`syncline %s` ends with 0".formatted(String.join(" ", all)),
        "%d: %s%s".formatted(said.exit(), said.err(), said.out()));
    return Json.read(said.out());
  }

  /// Starts a command that goes on, with all it says appended to `log`.
  public Process start(Path log, String... arguments) throws IOException {
    return builder(List.of(arguments))
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
        .start();
  }

  private Said run(List<String> arguments, Path out, Path err)
      throws IOException, DemoFailed, InterruptedException {
    var process =
        builder(arguments).redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    try {
      if (!process.waitFor(LIMIT)) {
        throw new DemoFailed(
            "`syncline %s` answers within %d s"
                .formatted(String.join(" ", arguments), LIMIT.toSeconds()),
            "silence");
      }
    } finally {
      process.destroyForcibly();
    }
    return new Said(process.exitValue(), Files.readString(out), Files.readString(err));
  }

  private ProcessBuilder builder(List<String> arguments) {
    var all = new ArrayList<>(words);
    all.addAll(arguments);
    var builder = new ProcessBuilder(all).directory(folder.toFile()).redirectInput(NOTHING);
    builder.environment().keySet().removeAll(LEFT_OUT);
    builder.environment().put("SYNCLINE_NO_BUILD", "it was built when the demo was started");
    builder.environment().put("SYNCLINE_NO_CACHE", "nothing goes on in the background");
    return builder;
  }
}
