package dev.syncline.app;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The whole program in a process of its own, with all that it says kept in a file. Closing it
/// kills it.
public final class Launched implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Pattern PORT = Pattern.compile("Listening at port (\\d+)\\.");

  private final Process process;
  private final Path log;

  private Launched(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /// Starts it over the configuration, beside which its temporary files lie.
  public static Launched start(Path configuration, Map<String, String> environment, String... words)
      throws IOException {
    var log = Files.createTempFile(configuration.resolveSibling(""), "said-", ".log");
    var builder =
        new ProcessBuilder(command(configuration, List.of(words)))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().putAll(environment);
    return new Launched(builder.start(), log);
  }

  private static List<String> command(Path configuration, List<String> words) {
    var all =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Djava.io.tmpdir=" + configuration.resolveSibling(""),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
    all.addAll(words);
    all.addAll(List.of("--config", configuration.toString()));
    return all;
  }

  /// Where it listens, once it does.
  public int port() {
    return Integer.parseInt(
        await().atMost(PATIENCE).until(() -> PORT.matcher(said()), Matcher::find).group(1));
  }

  /// Returns once it has said `words` so often.
  public void awaitSaid(int times, String words) {
    await()
        .alias("'%s' from %s".formatted(words, log))
        .atMost(PATIENCE)
        .until(() -> said().split(Pattern.quote(words), -1).length > times);
  }

  /// All so far.
  public String said() throws IOException {
    return Files.readString(log, StandardCharsets.UTF_8);
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /// As a loss of power would.
  public void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
  }

  /// Asks it to end; the exit code.
  public int stop() throws InterruptedException {
    process.destroy();
    return exit();
  }

  /// Waits for its end; the exit code.
  public int exit() throws InterruptedException {
    if (!process.waitFor(PATIENCE)) {
      throw new AssertionError("it does not end: " + log);
    }
    return process.exitValue();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
