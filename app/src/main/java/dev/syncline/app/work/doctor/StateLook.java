package dev.syncline.app.work.doctor;

import dev.syncline.app.control.ControlClient;
import dev.syncline.app.control.ControlPlace;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;

/// The state directory, who has it, and the place for temporary files.
final class StateLook {
  private static final long FREE_BYTES_LEAST = 1L << 30;

  private final Path state;
  private final Path temporary;

  StateLook(Path state, Path temporary) {
    this.state = state;
    this.temporary = temporary;
  }

  List<Finding> findings() {
    return Stream.of(Stream.of(written(), room()), holder(), Stream.of(programs()))
        .flatMap(each -> each)
        .toList();
  }

  private Finding written() {
    var there = Places.nearest(state);
    if (!Files.isWritable(there)) {
      var next = "Let whoever runs Syncline write there, or set another state:";
      return Finding.wrong(Finding.HERE, "state", there + " cannot be written to", next);
    }
    var text = there.equals(state) ? "%s can be written to" : "%s is made by the first change";
    return Finding.well(Finding.HERE, "state", text.formatted(state));
  }

  private Finding room() {
    try {
      long free = Files.getFileStore(Places.nearest(state)).getUsableSpace();
      var text = "%,d MB are free for the state".formatted(free >> 20);
      return free >= FREE_BYTES_LEAST
          ? Finding.well(Finding.HERE, "space", text)
          : Finding.wrong(
              Finding.HERE, "space", text, "Free some; what is fetched is staged there");
    } catch (IOException e) {
      return Finding.note(Finding.HERE, "space", "the file system does not say", "Look yourself");
    }
  }

  private Stream<Finding> holder() {
    try (var daemon = ControlClient.reach(state).orElse(null)) {
      if (daemon != null) {
        var text = "a daemon has the state directory and answers at " + ControlPlace.of(state);
        return Stream.of(Finding.well(Finding.HERE, "daemon", text));
      }
    }
    if (isLocked()) {
      return Stream.of(
          Finding.note(
              Finding.HERE,
              "daemon",
              "another process has the state directory and does not answer",
              "Wait where that is a command; stop it where it hangs. lock.holder names it"));
    }
    return Files.exists(ControlPlace.of(state))
        ? Stream.of(
            Finding.note(
                Finding.HERE, "daemon", "none runs; a kill left its socket", "The next takes it"))
        : Stream.of(
            Finding.note(
                Finding.HERE, "daemon", "none runs", "Start one where you want: syncline watch"));
  }

  private boolean isLocked() {
    var lock = state.resolve("lock");
    if (!Files.isWritable(lock)) {
      return false;
    }
    try (var channel = FileChannel.open(lock, StandardOpenOption.WRITE);
        var taken = channel.tryLock()) {
      return taken == null;
    } catch (OverlappingFileLockException _) {
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  /// Libraries are unpacked and started there.
  private Finding programs() {
    try {
      var rights =
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
      var script = Files.createTempFile(temporary, "syncline-doctor", ".sh", rights);
      try {
        Files.writeString(script, "#!/bin/sh\nexit 0\n");
        new ProcessBuilder(script.toString()).start().destroy();
        return Finding.well(Finding.HERE, "temporary", temporary + " runs programs");
      } finally {
        Files.delete(script);
      }
    } catch (IOException _) {
      return Finding.wrong(
          Finding.HERE,
          "temporary",
          temporary + " cannot be written to, or runs no programs (noexec)",
          "Set TMPDIR to a folder that does");
    }
  }
}
