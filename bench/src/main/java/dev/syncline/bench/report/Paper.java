package dev.syncline.bench.report;

import java.io.PrintStream;

/// Where a benchmark writes what it found, line by line.
public final class Paper {
  private final PrintStream out;

  public Paper(PrintStream out) {
    this.out = out;
  }

  public void heading(String name, Machine machine, Object settings) {
    out.println("benchmark " + name);
    out.println("  machine  " + machine);
    out.println("  settings " + settings);
  }

  /// Half of all, the slowest hundredth, the slowest.
  public void spread(String what, Spread times) {
    line(
        what,
        "p50 %s  p99 %s  max %s ms  (n %d)"
            .formatted(
                Figures.text(times.median()),
                Figures.text(times.percentile(99)),
                Figures.text(times.max()),
                times.millis().size()));
  }

  /// For few measurements, of which no hundredth can be told.
  public void range(String what, Spread times) {
    line(
        what,
        "min %s  median %s  max %s ms  (n %d)"
            .formatted(
                Figures.text(times.min()),
                Figures.text(times.median()),
                Figures.text(times.max()),
                times.millis().size()));
  }

  public void figure(String what, double value, String unit) {
    line(what, Figures.text(value) + " " + unit);
  }

  private void line(String what, String text) {
    out.printf("  %-42s %s%n", what, text);
  }

  /// The line that scripts read.
  public void ratio(String name, double value, Target target) {
    out.printf(
        "ratio %s %s target %s %s%n",
        name, Figures.text(value), target, target.isMetBy(value) ? "ok" : "MISSED");
  }
}
