package dev.syncline.shared.archive;

/// What an archive may hold: `bytesMax` is what all its files together may have unpacked.
public record Limits(long bytesMax) {
  /// Members, folders included.
  static final int MEMBERS_MAX = 100_000;

  /// A program full of zeros packs to a fiftieth, a bomb to a thousandth.
  static final int RATIO_MAX = 200;

  private static final long RATIO_FREE_BYTES = 16L << 20;

  public Limits {
    if (bytesMax < 1) {
      throw new IllegalArgumentException("bytesMax is at least 1");
    }
  }

  /// Refuses that more than `bytes` come out of an archive of `packedBytes`.
  void check(long bytes, long packedBytes) throws BadArchive {
    if (bytes > bytesMax) {
      throw BadArchive.size("it unpacks to more than %d bytes".formatted(bytesMax));
    }
    if (bytes > RATIO_FREE_BYTES && bytes / RATIO_MAX > packedBytes) {
      throw BadArchive.unsafe("it unpacks to more than %d times its size".formatted(RATIO_MAX));
    }
  }
}
