package dev.syncline.target.directory;

import dev.syncline.core.content.Digest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Reading and copying files while their digest is taken; never through a link.
final class Bytes {
  private static final int BLOCK = 64 * 1024;

  private Bytes() {}

  static Digest digest(Path file) throws IOException {
    var sha256 = Digest.sha256();
    try (var from = FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
      var block = ByteBuffer.allocate(BLOCK);
      while (from.read(block) >= 0) {
        sha256.update(block.flip());
        block.clear();
      }
    }
    return Digest.from(sha256.digest());
  }

  /// Copies into the new file `to`; its bytes are not durable yet.
  static Digest copy(Path file, Path to) throws IOException {
    var sha256 = Digest.sha256();
    try (var from = FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
        var into = FileChannel.open(to, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      var block = ByteBuffer.allocate(BLOCK);
      while (from.read(block) >= 0) {
        sha256.update(block.flip());
        block.rewind();
        while (block.hasRemaining()) {
          into.write(block);
        }
        block.clear();
      }
    }
    return Digest.from(sha256.digest());
  }
}
