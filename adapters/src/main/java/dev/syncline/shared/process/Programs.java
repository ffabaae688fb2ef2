package dev.syncline.shared.process;

import dev.syncline.core.run.SyncException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/// Finds programs as `execvp` does, and looks at what they are before they are started: where a
/// file is no program at all, `execvp` would hand it to the shell as a script, and an empty one
/// would "succeed".
final class Programs {
  private static final int HEAD_BYTES = 256;
  private static final byte[] ELF = {0x7f, 'E', 'L', 'F'};

  private Programs() {}

  /// The program that `name` means. Entries of `path` that are empty or not absolute are passed
  /// over: what the fetched source holds must not come before the machine's programs.
  static Path find(String name, String path, Path directory) throws SyncException {
    if (name.indexOf('/') >= 0) {
      var file = directory.resolve(name).toAbsolutePath();
      if (!Files.exists(file)) {
        throw notFound(name, "there is no file " + file);
      }
      return checked(file);
    }
    var candidate = onPath(name, path);
    if (candidate.isEmpty()) {
      throw notFound(name, "%s is not on the PATH\nThe PATH is %s".formatted(name, path));
    }
    return checked(candidate.get());
  }

  /// Empty where no executable of that name is on `path`; one that is not executable is better than
  /// none.
  static Optional<Path> onPath(String name, String path) {
    var files =
        Arrays.stream(path.split(":", -1))
            .filter(entry -> entry.startsWith("/"))
            .map(entry -> Path.of(entry, name))
            .filter(Files::isRegularFile)
            .toList();
    return files.stream()
        .filter(Files::isExecutable)
        .findFirst()
        .or(() -> files.stream().findFirst());
  }

  /// Whether the file at `program` is an ELF program for another machine than this one: the kernel
  /// says the same by refusing it, which a shell then hides.
  static boolean isForeign(Path program) {
    try {
      var head = head(program);
      var self = head(Path.of("/proc/self/exe"));
      return isElf(head) && isElf(self) && (head[18] != self[18] || head[19] != self[19]);
    } catch (IOException e) {
      return false;
    }
  }

  static SyncException wrongFormat(Path program, String why) {
    return SyncException.rejected(
        "SYN-PROCESS-FORMAT",
        "starting " + program,
        why,
        "Use a program that was built for this machine");
  }

  private static Path checked(Path file) throws SyncException {
    if (!Files.isRegularFile(file) || !Files.isExecutable(file)) {
      throw SyncException.rejected(
          "SYN-PROCESS-NOT-EXECUTABLE",
          "starting " + file,
          Files.isDirectory(file) ? "it is a directory" : "we may not execute it",
          "Make it executable for the user that runs Syncline (chmod +x)");
    }
    byte[] head;
    try {
      head = head(file);
    } catch (IOException e) {
      return file; // executable but not readable: the kernel knows better
    }
    if (head.length == 0) {
      throw wrongFormat(file, "the file is empty");
    }
    boolean isScript = head.length > 1 && head[0] == '#' && head[1] == '!';
    if (!isElf(head) && !isMachO(head) && !isScript && hasNul(head)) {
      throw wrongFormat(file, "it is neither a program nor a script");
    }
    return file;
  }

  private static byte[] head(Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      return in.readNBytes(HEAD_BYTES);
    }
  }

  private static boolean isElf(byte[] head) {
    return head.length > 20 && Arrays.equals(head, 0, ELF.length, ELF, 0, ELF.length);
  }

  /// 32 or 64 bits in either order, or several machines in one file.
  private static boolean isMachO(byte[] head) {
    if (head.length < 4) {
      return false;
    }
    int magic = java.nio.ByteBuffer.wrap(head).getInt();
    return switch (magic) {
      case 0xFEEDFACE, 0xFEEDFACF, 0xCEFAEDFE, 0xCFFAEDFE, 0xCAFEBABE -> true;
      default -> false;
    };
  }

  private static boolean hasNul(byte[] head) {
    for (byte each : head) {
      if (each == 0) {
        return true;
      }
    }
    return false;
  }

  private static SyncException notFound(String name, String why) {
    return SyncException.rejected(
        "SYN-PROCESS-NOT-FOUND",
        "starting " + name,
        why,
        "Install it, or write its full path into the command");
  }
}
