package dev.syncline.target.binary;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/// Runs programs directly. **Plug in here**: replaced by `shared.process` where that is wired.
final class LocalCommands implements Commands {
  private static final int TAIL_BYTES_MAX = 2_048;
  private static final Duration LAST_WORDS = Duration.ofMillis(500);
  private static final Set<String> PASSED_ON =
      Set.of("PATH", "HOME", "USER", "LOGNAME", "LANG", "LC_ALL", "TZ", "TMPDIR", "SHELL");

  @Override
  public Ended run(List<String> words, Path directory, Duration limit) throws InterruptedException {
    var builder = new ProcessBuilder(words).directory(directory.toFile());
    builder.environment().keySet().retainAll(PASSED_ON);
    builder.redirectErrorStream(true).redirectInput(new File("/dev/null"));
    try {
      return await(builder.start(), limit);
    } catch (IOException refusal) {
      return new Ended.NotStarted(String.valueOf(refusal.getMessage()));
    }
  }

  private static Ended await(Process process, Duration limit) throws InterruptedException {
    var tail = new AtomicReference<>("");
    var reader = Thread.ofVirtual().start(() -> drain(process.getInputStream(), tail));
    try {
      boolean ended = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
      if (!ended) {
        kill(process);
      }
      // A child that stays behind may hold the pipe open: its words are not waited for.
      var _ = reader.join(LAST_WORDS);
      return ended
          ? new Ended.Exited(process.exitValue(), tail.get())
          : new Ended.TimedOut(tail.get());
    } finally {
      if (process.isAlive()) {
        kill(process);
      }
    }
  }

  private static void kill(Process process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  private static void drain(InputStream output, AtomicReference<String> tail) {
    var kept = new byte[0];
    var buffer = new byte[TAIL_BYTES_MAX];
    try (output) {
      for (int read = output.read(buffer); read >= 0; read = output.read(buffer)) {
        var all = Arrays.copyOf(kept, kept.length + read);
        System.arraycopy(buffer, 0, all, kept.length, read);
        kept = Arrays.copyOfRange(all, Math.max(0, all.length - TAIL_BYTES_MAX), all.length);
        tail.set(new String(kept, StandardCharsets.UTF_8));
      }
    } catch (IOException _) {
      // the pipe was closed with the process: what was read counts
    }
  }
}
