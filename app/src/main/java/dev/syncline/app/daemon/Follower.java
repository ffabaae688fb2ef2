package dev.syncline.app.daemon;

import dev.syncline.engine.event.Event;
import dev.syncline.shared.redaction.Redactor;
import java.io.PrintStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/// The log lines for one who listens from outside, kept for him while he reads the ones before.
final class Follower {
  private static final int LINES_MAX = 1_000;

  private final BlockingQueue<String> lines = new ArrayBlockingQueue<>(LINES_MAX);
  private final AtomicInteger missed = new AtomicInteger();
  private final LogLines log;

  Follower(Redactor redactor) {
    this.log = new LogLines(this::keep, redactor);
  }

  Consumer<Event> listener() {
    return log;
  }

  private void keep(LogLines.Level level, Map<String, String> fields) {
    if (level == LogLines.Level.DEBUG) {
      return;
    }
    var time = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    if (!lines.offer("%s %-5s %s".formatted(time, level, LogSink.text(fields)))) {
      missed.incrementAndGet();
    }
  }

  void say(PrintStream to) throws InterruptedException {
    while (!Thread.currentThread().isInterrupted()) {
      var line = lines.take();
      int lost = missed.getAndSet(0);
      to.print(lost == 0 ? line + "\n" : "%s\n(%d lines missed)\n".formatted(line, lost));
      to.flush();
    }
  }
}
