package dev.syncline.target.binary;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalLong;

/// The process that a daemon named in its pid file.
final class PidFile {
  static final Duration LIMIT = Duration.ofSeconds(5);

  private static final int BYTES_MAX = 64;

  private PidFile() {}

  /// Its process where it runs now; never process 1 or ourselves.
  static OptionalLong running(Path pidFile) {
    try (var in = Files.newInputStream(pidFile)) {
      var text = new String(in.readNBytes(BYTES_MAX), StandardCharsets.UTF_8).strip();
      if (!text.matches("[0-9]{1,10}")) {
        return OptionalLong.empty();
      }
      long pid = Long.parseLong(text);
      boolean isOther = pid > 1 && pid != ProcessHandle.current().pid();
      return isOther && ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent()
          ? OptionalLong.of(pid)
          : OptionalLong.empty();
    } catch (IOException _) {
      return OptionalLong.empty(); // no file: no process, as daemons mean it
    }
  }
}
