package dev.syncline.bench.report;

import java.util.Locale;

/// The figure that was promised.
public sealed interface Target {
  boolean isMetBy(double value);

  record AtMost(double most) implements Target {
    @Override
    public boolean isMetBy(double value) {
      return value <= most;
    }

    @Override
    public String toString() {
      return String.format(Locale.ROOT, "<=%s", Figures.text(most));
    }
  }

  record AtLeast(double least) implements Target {
    @Override
    public boolean isMetBy(double value) {
      return value >= least;
    }

    @Override
    public String toString() {
      return String.format(Locale.ROOT, ">=%s", Figures.text(least));
    }
  }
}
