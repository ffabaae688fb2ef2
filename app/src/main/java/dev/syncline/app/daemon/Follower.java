package dev.syncline.app.daemon;

import dev.syncline.engine.event.Events;
import dev.syncline.shared.redaction.Redactor;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// The log lines for one who listens from outside, kept for him while he reads the ones before. Who
/// reads too slowly misses lines, and the next one says how many; nobody waits for him.
public final class Follower implements AutoCloseable {
  private static final int LINES_MAX = 1_000;

  private final BlockingQueue<Line> lines = new ArrayBlockingQueue<>(LINES_MAX);
  private final AtomicInteger missed = new AtomicInteger();
  private final Events.Listening listening;

  /// One line: its level in capitals, and what it says, `event` first.
  public record Line(Instant time, String level, Map<String, Object> fields) {
    /// As people read it in the log.
    public String text() {
      return "%s %-5s %s".formatted(time, level, LogSink.text(fields));
    }
  }

  private Follower(Events events, Redactor redactor) {
    this.listening = events.listen(new LogLines(LogLines.Level.INFO, this::keep, redactor));
  }

  static Follower of(Events events, Redactor redactor) {
    return new Follower(events, redactor);
  }

  private void keep(LogLines.Level level, Map<String, Object> fields) {
    var said = new LinkedHashMap<>(fields);
    int lost = missed.getAndSet(0);
    if (lost > 0) {
      said.put("missed_before", String.valueOf(lost));
    }
    var time = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    if (!lines.offer(new Line(time, level.name(), said))) {
      missed.addAndGet(lost + 1);
    }
  }

  /// The next one, waited for at most so long.
  public Optional<Line> next(Duration patience) throws InterruptedException {
    return Optional.ofNullable(lines.poll(patience.toMillis(), TimeUnit.MILLISECONDS));
  }

  @Override
  public void close() {
    listening.close();
  }
}
