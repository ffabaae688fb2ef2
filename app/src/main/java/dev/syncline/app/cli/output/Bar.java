package dev.syncline.app.cli.output;

import dev.syncline.app.cli.ProgressLine;
import dev.syncline.core.run.Pace;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/// Progress on standard error. On a terminal one line that is written over, ten times a second at
/// most, once the work has lasted for a second; elsewhere a plain line each ten seconds. Work that
/// says nothing is shown with what it last said and for how long it has gone on.
final class Bar implements ProgressLine {
  private static final Duration PATIENCE = Duration.ofSeconds(1);
  private static final Duration BETWEEN = Duration.ofMillis(100);
  private static final Duration BETWEEN_LINES = Duration.ofSeconds(10);
  private static final int CELLS = 24;
  private static final int TEXT_MAX = 80;
  private static final double KIBI = 1024.0;

  private final String task;
  private final PrintStream err;
  private final boolean terminal;
  private final boolean verbose;
  private final Pace pace;
  private final Instant start;

  private final Thread ticker;
  private String what = ""; // this and what follows: guarded by this
  private String last = "";
  private Instant since;
  private Instant next;
  private int shown;

  Bar(String task, Surroundings around, boolean verbose) {
    this.task = task;
    this.err = around.err();
    this.terminal = around.terminal();
    this.verbose = verbose;
    this.pace = around.pace();
    this.start = pace.now();
    this.since = start;
    this.next = start.plus(terminal ? PATIENCE : BETWEEN_LINES);
    this.ticker = Thread.ofVirtual().name("progress").start(this::tick);
  }

  private void tick() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        pace.sleep(terminal ? PATIENCE : BETWEEN_LINES);
        show();
      }
    } catch (InterruptedException _) {
      // Closed: the work is over.
    }
  }

  @Override
  public synchronized void line(String text) {
    if (verbose) {
      wipe();
      err.print(Printed.harmless(text) + "\n");
      err.flush();
    } else {
      last = text;
      show();
    }
  }

  /// What was last said, and for how long all of it has gone on.
  private synchronized void show() {
    var took = Duration.between(start, pace.now());
    show("%s: %s (%d s)".formatted(task, last.isEmpty() ? "working" : cut(last), took.toSeconds()));
  }

  private static String cut(String text) {
    return text.length() > TEXT_MAX ? text.substring(0, TEXT_MAX) + "…" : text;
  }

  @Override
  public synchronized void moved(String stage, long done, long total) {
    var now = pace.now();
    if (!stage.equals(what)) {
      what = stage;
      since = now;
    }
    show(text(done, total, Duration.between(since, now)));
  }

  private void show(String line) {
    var now = pace.now();
    if (now.isBefore(next)) {
      return;
    }
    next = now.plus(terminal ? BETWEEN : BETWEEN_LINES);
    var text = Printed.harmless(line);
    if (terminal) {
      wipe();
      err.print(text);
      shown = text.length();
    } else {
      err.print(text + "\n");
    }
    err.flush();
  }

  private String text(long done, long total, Duration took) {
    var line = new StringBuilder(task).append(": ").append(what).append(' ');
    if (total > 0) {
      int filled = (int) Math.min(CELLS, done * (double) CELLS / total);
      if (terminal) {
        line.append('[').append("#".repeat(filled)).append(".".repeat(CELLS - filled)).append("] ");
      }
      line.append(Math.min(100, done * 100 / total)).append("% of ").append(amount(total));
    } else {
      line.append(amount(done));
    }
    double seconds = took.toMillis() / 1_000.0;
    if (seconds >= 1 && done > 0) {
      double rate = done / seconds;
      line.append(", ").append(amount((long) rate)).append("/s");
      if (total > done) {
        line.append(", ").append((long) Math.ceil((total - done) / rate)).append(" s left");
      }
    }
    return line.toString();
  }

  private static String amount(long count) {
    double value = count;
    int step = 0;
    while (value >= KIBI && step < 3) {
      value /= KIBI;
      step++;
    }
    var unit = new String[] {"", " Ki", " Mi", " Gi"}[step];
    return step == 0 ? String.valueOf(count) : String.format(Locale.ROOT, "%.1f%s", value, unit);
  }

  private void wipe() {
    if (shown > 0) {
      err.print("\r" + " ".repeat(shown) + "\r");
      shown = 0;
    }
  }

  @Override
  public synchronized void close() {
    ticker.interrupt();
    next = Instant.MAX;
    wipe();
    err.flush();
  }
}
