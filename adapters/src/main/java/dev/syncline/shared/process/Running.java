package dev.syncline.shared.process;

import dev.syncline.core.content.Digest;
import dev.syncline.shared.files.FileDigests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// One process that runs, or ran: what is said here is never that of a later process with its
/// number. Facts are empty where they cannot be known: the process has ended, is another user's, or
/// the system does not tell (program and digest need Linux). For a script the program is its
/// interpreter.
public final class Running {
  private static final String GONE = " (deleted)";
  private static final int DESCENDANTS_MAX = 1000;

  private final ProcessHandle handle;

  Running(ProcessHandle handle) {
    this.handle = handle;
  }

  /// Empty where no process has that number.
  public static Optional<Running> of(long pid) {
    return ProcessHandle.of(pid).map(Running::new).filter(Running::isAlive);
  }

  public long pid() {
    return handle.pid();
  }

  /// Whether it still runs; one that is dead and only waits for its parent does not.
  public boolean isAlive() {
    return handle.isAlive()
        && ProcessTable.of(handle.pid()).filter(ProcessTable.Entry::isOver).isEmpty();
  }

  public Optional<Instant> since() {
    return handle.info().startInstant();
  }

  /// Where the file of its program was when it started, also when another file lies there now.
  public Optional<Path> program() {
    return executable()
        .flatMap(link -> {
          try {
            var name = Files.readSymbolicLink(link).toString();
            boolean gone = name.endsWith(GONE);
            return Optional.of(
                Path.of(gone ? name.substring(0, name.length() - GONE.length()) : name));
          } catch (IOException e) {
            return Optional.<Path>empty();
          }
        })
        .filter(_ -> handle.isAlive());
  }

  /// Of the bytes that it really runs, also when its file was replaced or deleted meanwhile. Reads
  /// the whole program each time.
  public Optional<Digest> digest() {
    return executable().flatMap(Running::digestOf).filter(_ -> handle.isAlive());
  }

  /// Whether it really runs the very file that lies at `file` now, without reading it. False where
  /// that cannot be known.
  public boolean runs(Path file) {
    return executable().filter(link -> isSame(link, file)).isPresent() && handle.isAlive();
  }

  private static boolean isSame(Path link, Path file) {
    try {
      return Files.isSameFile(link, file);
    } catch (IOException e) {
      return false;
    }
  }

  /// The living processes below it: where a supervisor names a shell, the service is one of these.
  public List<Running> descendants() {
    return handle
        .descendants()
        .limit(DESCENDANTS_MAX)
        .map(Running::new)
        .filter(Running::isAlive)
        .toList();
  }

  ProcessHandle handle() {
    return handle;
  }

  private Optional<Path> executable() {
    return Optional.of(Path.of("/proc/" + handle.pid() + "/exe")).filter(Files::exists);
  }

  private static Optional<Digest> digestOf(Path executable) {
    try {
      return Optional.of(FileDigests.ofTarget(executable));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
