package dev.syncline.shared.files;

import dev.syncline.core.run.FaultPoints;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/// Files that survive a power cut: every step is a fault point, `NAME.before` and `NAME.after`. A
/// failed fsync is never retried (the kernel may have dropped the pages): the file is deleted by
/// the caller and written anew.
///
/// A fault point that throws [UncheckedIOException] is the disk refusing there (ENOSPC in the
/// middle of a write, EIO instead of an fsync): its cause is thrown.
public final class DurableFiles {
  private static final long COPY_CHUNK_BYTES = 4L << 20;

  private final FaultPoints faults;

  public DurableFiles(FaultPoints faults) {
    this.faults = faults;
  }

  /// Writes `bytes` to a new file `path` and fsyncs it; its directory entry is not durable yet.
  public void write(Path path, byte[] bytes, String point) throws IOException {
    pass(point + ".write.before");
    try (var channel =
        FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      int half = bytes.length / 2;
      writeAll(channel, ByteBuffer.wrap(bytes, 0, half));
      pass(point + ".write.half");
      writeAll(channel, ByteBuffer.wrap(bytes, half, bytes.length - half));
      pass(point + ".fsync.before");
      channel.force(true);
    }
    pass(point + ".fsync.after");
  }

  /// Copies the bytes of `from` to a new file `to`, which is not durable before it is synced, and
  /// reads back what `to` holds. A copy, never a link: what is edited in place on one side leaves
  /// the other as it was. Shares blocks where the file system can. To be closed by the caller.
  public ReadBack copy(Path from, Path to, String point) throws IOException {
    pass(point + ".write.before");
    try (var source = FileChannel.open(from, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
        var copy = FileChannel.open(to, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      long size = source.size();
      var readBack = new ReadBack(to, size);
      boolean isWhole = false;
      try {
        transfer(source, copy, 0, size / 2, readBack);
        pass(point + ".write.half");
        transfer(source, copy, size / 2, size, readBack);
        pass(point + ".write.after");
        isWhole = true;
        return readBack;
      } finally {
        if (!isWhole) {
          readBack.close();
        }
      }
    }
  }

  /// Gives the file `from` the further name `to`; false, and nothing done, where the file system or
  /// its rules have no such names. The name is not durable yet.
  public boolean link(Path from, Path to, String point) throws IOException {
    pass(point + ".link.before");
    try {
      Files.createLink(to, from);
    } catch (UnsupportedOperationException | FileSystemException _) {
      return false;
    }
    pass(point + ".link.after");
    return true;
  }

  /// Fsyncs a file, or the entries of a directory.
  public void sync(Path path, String point) throws IOException {
    pass(point + ".fsync.before");
    force(path);
    pass(point + ".fsync.after");
  }

  /// Fsyncs all of these, in no order.
  public void syncAll(List<Path> paths, String point) throws IOException, InterruptedException {
    pass(point + ".fsync.before");
    SideBySide.each(paths, DurableFiles::force);
    pass(point + ".fsync.after");
  }

  /// One rename over `to`, then fsync of its directory. Both on one file system, else it fails and
  /// nothing has changed.
  public void rename(Path from, Path to, String point) throws IOException {
    pass(point + ".rename.before");
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    pass(point + ".rename.after");
    sync(directoryOf(to), point + ".directory");
  }

  /// Puts `bytes` at `path` as a whole or not at all: beside it, fsync, rename.
  public void replace(Path path, byte[] bytes, String point) throws IOException {
    var aside = Temporary.beside(path);
    try {
      write(aside, bytes, point);
      rename(aside, path, point);
    } finally {
      delete(aside, point + ".aside");
    }
  }

  /// `directory` and those above it that are missing, the deepest first.
  public static List<Path> missing(Path directory) {
    var missing = new ArrayList<Path>();
    for (var at = directory; at != null && !Files.exists(at); at = at.getParent()) {
      missing.add(at);
    }
    return missing;
  }

  /// Takes those of `made`, the deepest first, away again that are empty.
  public static void removeEmpty(List<Path> made) {
    try {
      for (var directory : made) {
        Files.deleteIfExists(directory);
      }
    } catch (IOException _) {
      // Somebody else has put something there, or the disk refuses: it stays.
    }
  }

  /// Makes `directory` and those above it that are missing, each entry durable.
  public void createDirectories(Path directory, String point) throws IOException {
    if (Files.isDirectory(directory)) {
      return;
    }
    var above = directoryOf(directory);
    if (!above.equals(directory)) {
      createDirectories(above, point);
    }
    pass(point + ".create.before");
    Files.createDirectories(directory);
    pass(point + ".create.after");
    sync(above, point + ".above");
  }

  /// Deletes a file or a directory with all that is in it; links are not followed. Nothing there:
  /// nothing done.
  public void delete(Path path, String point) throws IOException {
    if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    pass(point + ".delete.before");
    Trees.delete(path);
    pass(point + ".delete.after");
  }

  /// The bytes that this user may still write to the file system of `directory`.
  public long usableBytes(Path directory, String point) throws IOException {
    pass(point + ".space");
    return Files.getFileStore(directory).getUsableSpace();
  }

  /// A point of its own where the disk is used without the methods above.
  public void pass(String point) throws IOException {
    try {
      faults.at(point);
    } catch (UncheckedIOException refusal) {
      throw refusal.getCause();
    }
  }

  private static void force(Path path) throws IOException {
    try (var channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private static void writeAll(FileChannel channel, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  private static void transfer(
      FileChannel from, FileChannel to, long start, long end, ReadBack readBack)
      throws IOException {
    long at = start;
    while (at < end) {
      long moved = from.transferTo(at, Math.min(COPY_CHUNK_BYTES, end - at), to);
      if (moved <= 0) {
        throw new IOException("it became shorter while it was copied");
      }
      at += moved;
      readBack.writtenTo(at);
    }
  }

  private static Path directoryOf(Path path) {
    var parent = path.toAbsolutePath().getParent();
    return parent == null ? path : parent;
  }
}
