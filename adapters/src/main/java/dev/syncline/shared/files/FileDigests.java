package dev.syncline.shared.files;

import dev.syncline.core.content.Digest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.Set;

/// The digest of the bytes that are in a file now.
public final class FileDigests {
  // Small enough for a processor's cache, large enough that system calls do not count.
  private static final int BUFFER_BYTES = 1 << 18;
  private static final Set<OpenOption> NOT_A_LINK =
      Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);

  private FileDigests() {}

  /// Reads all of `file`; a symbolic link is refused, not followed.
  public static Digest of(Path file) throws IOException {
    try (var channel = FileChannel.open(file, NOT_A_LINK)) {
      return read(channel);
    }
  }

  /// Reads all of the file that `link` leads to.
  public static Digest ofTarget(Path link) throws IOException {
    try (var channel = FileChannel.open(link, StandardOpenOption.READ)) {
      return read(channel);
    }
  }

  /// Copies `file` into the new file `to` and takes the digest of what was copied; a symbolic link
  /// is refused. Nothing is durable yet.
  public static Digest copy(Path file, Path to) throws IOException {
    var sha256 = Digest.sha256();
    try (var from = FileChannel.open(file, NOT_A_LINK);
        var into = FileChannel.open(to, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      var buffer = bufferFor(from);
      while (from.read(buffer.clear()) >= 0) {
        sha256.update(buffer.flip());
        buffer.rewind();
        while (buffer.hasRemaining()) {
          into.write(buffer);
        }
      }
    }
    return Digest.from(sha256.digest());
  }

  private static Digest read(FileChannel channel) throws IOException {
    MessageDigest sha256 = Digest.sha256();
    var buffer = bufferFor(channel);
    while (channel.read(buffer.clear()) >= 0) {
      sha256.update(buffer.flip());
    }
    return Digest.from(sha256.digest());
  }

  private static ByteBuffer bufferFor(FileChannel channel) throws IOException {
    return ByteBuffer.allocate((int) Math.min(channel.size() + 1, BUFFER_BYTES));
  }
}
