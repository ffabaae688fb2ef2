package dev.syncline.shared.trust;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bouncycastle.crypto.digests.Blake2bDigest;

/// BLAKE2b (RFC 7693), which the JDK lacks.
final class Blake2b {
  private static final int PIECE = 64 * 1024;
  private static final int FILE_BITS = 512;
  private static final int KEY_BITS = 256;

  private Blake2b() {}

  /// The 64 bytes that minisign signs in a file's place.
  static byte[] ofFile(Path file) throws IOException {
    var digest = new Blake2bDigest(FILE_BITS);
    try (var in = Files.newInputStream(file)) {
      var piece = new byte[PIECE];
      for (var some = in.read(piece); some >= 0; some = in.read(piece)) {
        digest.update(piece, 0, some);
      }
    }
    return result(digest);
  }

  /// The 32 bytes that a secret key is checked by.
  static byte[] ofKey(byte[] bytes) {
    var digest = new Blake2bDigest(KEY_BITS);
    digest.update(bytes, 0, bytes.length);
    return result(digest);
  }

  private static byte[] result(Blake2bDigest digest) {
    var bytes = new byte[digest.getDigestSize()];
    digest.doFinal(bytes, 0);
    return bytes;
  }
}
