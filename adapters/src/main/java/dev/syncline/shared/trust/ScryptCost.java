package dev.syncline.shared.trust;

import java.util.Optional;
import org.bouncycastle.crypto.generators.SCrypt;

/// What scrypt (RFC 7914) costs: `n` blocks of 1 KiB each, `p` times.
record ScryptCost(int n, int p) {
  private static final int R = 8;
  private static final int BLOCK_BYTES = 128 * R;
  private static final long WORK_LEAST = 1 << 15;
  private static final long WORK_MAX = 1 << 25;
  private static final long MEMORY_LEAST = 1 << 24;
  private static final long MEMORY_MAX = 1 << 30;

  /// From the two limits that libsodium's tools write: salsa20 cores, and bytes of memory. Empty if
  /// minisign itself never asks for that.
  static Optional<ScryptCost> of(long work, long memory) {
    if (work < 0 || work > WORK_MAX || memory < MEMORY_LEAST || memory > MEMORY_MAX) {
      return Optional.empty();
    }
    var cores = Math.max(work, WORK_LEAST);
    if (cores < memory / 32) {
      return Optional.of(new ScryptCost(powerOfTwo(cores / (4 * R)), 1));
    }
    var n = powerOfTwo(memory / BLOCK_BYTES);
    return Optional.of(new ScryptCost(n, (int) (cores / 4 / n / R)));
  }

  long memoryBytes() {
    return (long) n * BLOCK_BYTES;
  }

  byte[] derive(byte[] password, byte[] salt, int length) {
    return SCrypt.generate(password, salt, n, R, p, length);
  }

  private static int powerOfTwo(long atMost) {
    return (int) Long.highestOneBit(atMost);
  }
}
