package dev.syncline.bench.report;

import java.util.Locale;

/// Numbers as they are shown: three digits that count.
final class Figures {
  private Figures() {}

  static String text(double value) {
    if (value == Math.rint(value) || Math.abs(value) >= 100) {
      return String.format(Locale.ROOT, "%.0f", value);
    }
    return String.format(Locale.ROOT, Math.abs(value) >= 10 ? "%.1f" : "%.2f", value);
  }
}
