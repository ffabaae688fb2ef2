package dev.syncline.shared.files;

import dev.syncline.core.run.FaultPoints;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/// Files that survive a power cut: every step is a fault point, `NAME.before` and `NAME.after`. A
/// failed fsync is never retried (the kernel may have dropped the pages): the file is deleted by
/// the caller and written anew.
public final class DurableFiles {
  private final FaultPoints faults;

  public DurableFiles(FaultPoints faults) {
    this.faults = faults;
  }

  /// Writes `bytes` to a new file `path` and fsyncs it; its directory entry is not durable yet.
  public void write(Path path, byte[] bytes, String point) throws IOException {
    faults.at(point + ".write.before");
    try (var channel =
        FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      var buffer = ByteBuffer.wrap(bytes);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      faults.at(point + ".fsync.before");
      channel.force(true);
    }
    faults.at(point + ".fsync.after");
  }

  /// Fsyncs a file, or the entries of a directory.
  public void sync(Path path, String point) throws IOException {
    faults.at(point + ".fsync.before");
    try (var channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    }
    faults.at(point + ".fsync.after");
  }

  /// One rename over `to`, then fsync of its directory. Both on one file system, else it fails and
  /// nothing has changed.
  public void rename(Path from, Path to, String point) throws IOException {
    faults.at(point + ".rename.before");
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    faults.at(point + ".rename.after");
    sync(directoryOf(to), point + ".directory");
  }

  /// Puts `bytes` at `path` as a whole or not at all: beside it, fsync, rename.
  public void replace(Path path, byte[] bytes, String point) throws IOException {
    var aside = Temporary.beside(path);
    try {
      write(aside, bytes, point);
      rename(aside, path, point);
    } finally {
      Files.deleteIfExists(aside);
    }
  }

  /// Deletes a file or a directory with all that is in it; links are not followed. Nothing there:
  /// nothing done.
  public void delete(Path path, String point) throws IOException {
    if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    faults.at(point + ".delete.before");
    Trees.delete(path);
    faults.at(point + ".delete.after");
  }

  private static Path directoryOf(Path path) {
    var parent = path.toAbsolutePath().getParent();
    return parent == null ? path : parent;
  }
}
