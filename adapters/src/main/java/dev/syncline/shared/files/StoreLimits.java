package dev.syncline.shared.files;

/// How much an [ArtifactStore] keeps beyond what is in use.
public record StoreLimits(long bytesMax, int countMax) {
  public static final StoreLimits DEFAULT = new StoreLimits(4L << 30, 1_000);

  public StoreLimits {
    if (bytesMax < 1 || countMax < 1) {
      throw new IllegalArgumentException("an artifact store keeps at least one byte and one file");
    }
  }
}
