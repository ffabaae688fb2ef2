package dev.syncline.shared.files;

import dev.syncline.core.content.Digest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// The digest of the bytes that are on disk now.
public final class FileDigests {
  private static final int BUFFER_BYTES = 1 << 18;

  private FileDigests() {}

  /// Reads all of `file`; a symbolic link is refused, not followed.
  public static Digest of(Path file) throws IOException {
    var sha256 = Digest.sha256();
    try (var channel = FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
      var buffer = ByteBuffer.allocate(BUFFER_BYTES);
      while (channel.read(buffer.clear()) >= 0) {
        sha256.update(buffer.flip());
      }
    }
    return Digest.from(sha256.digest());
  }
}
