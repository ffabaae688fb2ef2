package dev.syncline.bench.report;

import java.util.Arrays;
import java.util.List;

/// Measured times, sorted, in milliseconds.
public record Spread(List<Double> millis) {
  private static final double NANOS = 1e6;

  public Spread {
    if (millis.isEmpty()) {
      throw new IllegalArgumentException("nothing was measured");
    }
    millis = millis.stream().sorted().toList();
  }

  public static Spread ofNanos(long... nanos) {
    return new Spread(Arrays.stream(nanos).mapToObj(each -> each / NANOS).toList());
  }

  public static Spread ofNanos(List<Long> nanos) {
    return ofNanos(nanos.stream().mapToLong(Long::longValue).toArray());
  }

  public double min() {
    return millis.getFirst();
  }

  public double median() {
    int middle = millis.size() / 2;
    return millis.size() % 2 == 1
        ? millis.get(middle)
        : (millis.get(middle - 1) + millis.get(middle)) / 2;
  }

  public double max() {
    return millis.getLast();
  }

  /// The smallest one that `percent` of all do not exceed.
  public double percentile(double percent) {
    int rank = (int) Math.ceil(percent / 100 * millis.size());
    return millis.get(Math.max(0, rank - 1));
  }
}
