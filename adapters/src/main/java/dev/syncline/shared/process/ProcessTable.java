package dev.syncline.shared.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The processes of this machine as Linux tells them in `/proc` (proc(5)). Empty on other systems.
final class ProcessTable {
  private static final Path PROC = Path.of("/proc");
  private static final int ENVIRONMENT_BYTES_MAX = 256 << 10;

  private ProcessTable() {}

  /// One process; the handle carries its start time, so what is said belongs to it and not to a
  /// later process with the same number. `start` is in ticks since the boot.
  record Entry(ProcessHandle handle, char state, long parent, long session, long start) {
    /// Dead, and only kept until its parent asks for its exit code.
    boolean isOver() {
      return state == 'Z' || state == 'X';
    }

    /// Whether it was started with `variable`, written as `NAME=value`. False where we may not
    /// know.
    boolean isMarkedBy(String variable) {
      return environment().contains('\0' + variable + '\0') && handle.isAlive();
    }

    /// What it was started with under `name`. Empty where we may not know.
    Optional<String> variable(String name) {
      var environment = environment();
      var start = '\0' + name + '=';
      int from = environment.indexOf(start);
      int end = from < 0 ? -1 : environment.indexOf('\0', from + start.length());
      return end < 0 || !handle.isAlive()
          ? Optional.empty()
          : Optional.of(environment.substring(from + start.length(), end));
    }

    private String environment() {
      try (var in = Files.newInputStream(PROC.resolve(handle.pid() + "/environ"))) {
        return '\0' + new String(in.readNBytes(ENVIRONMENT_BYTES_MAX), StandardCharsets.ISO_8859_1);
      } catch (IOException e) {
        return "";
      }
    }

    /// Whether process numbers mean the same to it as to us. False where we may not know.
    boolean isOfOurNamespace() {
      try {
        var ours = Files.readSymbolicLink(PROC.resolve("self/ns/pid"));
        return ours.equals(Files.readSymbolicLink(PROC.resolve(handle.pid() + "/ns/pid")));
      } catch (IOException e) {
        return false;
      }
    }
  }

  static boolean isKnown() {
    return Files.exists(PROC.resolve("self/stat"));
  }

  static List<Entry> all() {
    var entries = new ArrayList<Entry>();
    try (var directories = Files.newDirectoryStream(PROC, "[0-9]*")) {
      for (var directory : directories) {
        of(Long.parseLong(directory.getFileName().toString())).ifPresent(entries::add);
      }
    } catch (IOException | DirectoryIteratorException e) {
      return entries; // not Linux, or hidden from us
    }
    return entries;
  }

  static Optional<Entry> of(long pid) {
    return ProcessHandle.of(pid).flatMap(ProcessTable::read);
  }

  private static Optional<Entry> read(ProcessHandle handle) {
    try {
      var text =
          Files.readString(PROC.resolve(handle.pid() + "/stat"), StandardCharsets.ISO_8859_1);
      // The name stands in brackets and may hold anything, brackets and blanks too.
      var fields = text.substring(text.lastIndexOf(')') + 2).split(" ", -1);
      var entry =
          new Entry(
              handle,
              fields[0].charAt(0),
              Long.parseLong(fields[1]),
              Long.parseLong(fields[3]),
              Long.parseLong(fields[19]));
      return handle.isAlive() ? Optional.of(entry) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
