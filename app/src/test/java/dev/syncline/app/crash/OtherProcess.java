package dev.syncline.app.crash;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// [OneLife] in a JVM of its own.
final class OtherProcess {
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final int KILLED = 128 + 9;

  private final Process process;

  private OtherProcess(Process process) {
    this.process = process;
  }

  /// Its temporary files, such as SQLite's library, lie beside the site.
  static OtherProcess start(Site site, String deed, long seconds, int point) throws IOException {
    var temporary = site.root().resolveSibling("tmp").toString();
    var words =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xshare:auto",
            "-Djava.io.tmpdir=" + temporary,
            "-cp",
            System.getProperty("java.class.path"),
            OneLife.class.getName(),
            site.root().toString(),
            deed,
            Long.toString(seconds),
            Integer.toString(point));
    return new OtherProcess(new ProcessBuilder(words).redirectErrorStream(true).start());
  }

  /// How it ended: whether by SIGKILL, and what it said.
  record Ended(boolean killed, int exit, List<String> said) {}

  Ended await() throws IOException, InterruptedException {
    var said = process.inputReader().lines().toList();
    if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
      kill();
    }
    int exit = process.waitFor();
    return new Ended(exit == KILLED, exit, said);
  }

  /// Whether it ended by itself within `time`.
  boolean ends(Duration time) throws InterruptedException {
    return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
  }

  void kill() {
    process.toHandle().destroyForcibly(); // unlike the process itself this leaves what it said
  }
}
