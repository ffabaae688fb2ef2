package dev.syncline.ledger.sqlite;

import dev.syncline.core.run.Pace;
import dev.syncline.core.run.SyncException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;

/// The right of one process to write in a state directory: a lock on the file `lock`, which the
/// system frees when the process ends, however it ends. Who has it stands in `lock.holder`: reading
/// and closing the locked file itself within the same process would free it (POSIX, fcntl).
final class DirectoryLock implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration PAUSE = Duration.ofMillis(100);

  /// One attempt at a time in this process, because a lost one closes the file; holds no state.
  private static final Object ATTEMPT = new Object();

  private final FileChannel channel;
  private final FileLock lock;
  private final Path holderFile;

  private DirectoryLock(FileChannel channel, FileLock lock, Path holderFile) {
    this.channel = channel;
    this.lock = lock;
    this.holderFile = holderFile;
  }

  /// Takes the lock, waiting up to ten seconds. Transient, naming the holder, where it stays taken.
  static DirectoryLock take(StateFiles files, Claim claim, Pace pace)
      throws SyncException, InterruptedException {
    var until = pace.now().plus(PATIENCE);
    boolean told = false;
    while (true) {
      var taken = attempt(files, claim.command(), pace);
      if (taken.isPresent()) {
        return taken.get();
      }
      if (!pace.now().isBefore(until)) {
        throw held(files, claim.command());
      }
      if (!told) {
        claim
            .waiting()
            .accept("waiting for %s to let go of %s".formatted(holder(files), files.directory()));
        told = true;
      }
      pace.sleep(PAUSE);
    }
  }

  private static Optional<DirectoryLock> attempt(StateFiles files, String command, Pace pace)
      throws SyncException {
    var path = files.directory().resolve("lock");
    var holderFile = holderFile(files);
    files.touch(path);
    synchronized (ATTEMPT) {
      try {
        if (Holder.read(holderFile).filter(Holder::isThisProcess).isPresent()) {
          return Optional.empty();
        }
        return lock(path, holderFile, Holder.me(command, pace.now()));
      } catch (IOException e) {
        throw StateFiles.refused("lock " + path, e);
      }
    }
  }

  private static Optional<DirectoryLock> lock(Path path, Path holderFile, Holder me)
      throws IOException {
    var channel = FileChannel.open(path, StandardOpenOption.WRITE);
    boolean kept = false;
    try {
      var lock = channel.tryLock();
      if (lock == null) {
        return Optional.empty();
      }
      Files.writeString(holderFile, me.text());
      kept = true;
      return Optional.of(new DirectoryLock(channel, lock, holderFile));
    } finally {
      if (!kept) {
        channel.close();
      }
    }
  }

  private static Path holderFile(StateFiles files) {
    return files.directory().resolve("lock.holder");
  }

  /// Who holds it now, in words; takes nothing to find out.
  static Optional<String> heldBy(StateFiles files) {
    return Holder.read(holderFile(files)).filter(Holder::isAlive).map(Holder::toString);
  }

  private static String holder(StateFiles files) {
    return Holder.read(holderFile(files)).map(Holder::toString).orElse("another process");
  }

  private static SyncException held(StateFiles files, String command) {
    var polling =
        Holder.read(holderFile(files)).filter(holder -> holder.command().endsWith(" poll"));
    return SyncException.passing(
        "SYN-STATE-HELD",
        "%s, which needs %s for itself".formatted(command, files.directory()),
        "it is in use by %s, and was waited for".formatted(holder(files)),
        polling
            .map(holder ->
                "Stop that poll (kill %d), run this, and start it again"
                    .formatted(holder.process()))
            .orElse("Let it finish or stop it, then run this again"));
  }

  @Override
  public void close() throws SyncException {
    synchronized (ATTEMPT) {
      try (channel) {
        Files.deleteIfExists(holderFile);
        lock.release();
      } catch (IOException e) {
        throw StateFiles.refused("free the lock beside " + holderFile, e);
      }
    }
  }
}
