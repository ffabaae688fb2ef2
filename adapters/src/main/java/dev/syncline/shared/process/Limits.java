package dev.syncline.shared.process;

import java.time.Duration;

/// How long a child may run, how long it has to end once it is asked to, and how many bytes of its
/// output are told line by line. What it prints beyond is read on, so that it never blocks, and
/// only its tail kept.
public record Limits(Duration time, Duration grace, long toldBytesMax) {
  private static final Duration GRACE = Duration.ofSeconds(5);
  private static final long TOLD_BYTES_MAX = 16L << 20;

  public Limits {
    if (!time.isPositive() || grace.isNegative() || toldBytesMax < 0) {
      throw new IllegalArgumentException("a time limit is positive, no limit is negative");
    }
  }

  /// 5 s to end when asked, 16 MiB of told output.
  public static Limits of(Duration time) {
    return new Limits(time, GRACE, TOLD_BYTES_MAX);
  }
}
