package dev.syncline.app.compose;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The truth of the operating system: which leaders of a group run in a folder for a process.
final class Leaders {
  private Leaders() {}

  static List<ProcessHandle> of(String process, Path folder) {
    return ProcessHandle.allProcesses()
        .filter(handle -> isMarked(handle.pid(), process, folder))
        .toList();
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
