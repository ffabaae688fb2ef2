package dev.syncline.app.compose;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The truth of the operating system: which leaders of a group run in a folder for a process.
final class Leaders {
  private static final long TERM = 1L << (15 - 1);

  private Leaders() {}

  static List<ProcessHandle> of(String process, Path folder) {
    return ProcessHandle.allProcesses()
        .filter(handle -> isMarked(handle.pid(), process, folder))
        .toList();
  }

  /// Whether what it is to run has come so far that it heeds SIGTERM in its own way, where it does.
  static boolean areSettled(String process, Path folder) {
    var stubs =
        of(process, folder).stream()
            .flatMap(leader -> Stream.concat(Stream.of(leader), leader.descendants()))
            .map(handle -> Path.of("/proc", String.valueOf(handle.pid())))
            .filter(proc -> text(proc.resolve("cmdline")).contains("stub.sh"))
            .toList();
    return stubs.isEmpty() || stubs.stream().anyMatch(Leaders::catchesTerm);
  }

  private static boolean catchesTerm(Path proc) {
    return text(proc.resolve("status"))
        .lines()
        .filter(line -> line.startsWith("SigCgt:"))
        .map(line -> Long.parseUnsignedLong(line.substring("SigCgt:".length()).strip(), 16))
        .anyMatch(caught -> (caught & TERM) != 0);
  }

  private static String text(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException _) {
      return ""; // gone meanwhile, or somebody else's
    }
  }

  private static boolean isMarked(long pid, String process, Path folder) {
    var proc = Path.of("/proc", String.valueOf(pid));
    try {
      var stat = Files.readString(proc.resolve("stat"));
      var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
      if (fields[0].equals("Z") || !fields[2].equals(String.valueOf(pid))) {
        return false;
      }
      var environment =
          new String(Files.readAllBytes(proc.resolve("environ")), StandardCharsets.UTF_8);
      return ("\0" + environment).contains("\0PC_MARK=" + process + "\0")
          && Files.readSymbolicLink(proc.resolve("cwd")).startsWith(folder);
    } catch (IOException _) {
      return false; // gone meanwhile, or somebody else's
    }
  }
}
