package dev.syncline.shared.process;

import dev.syncline.shared.redaction.Redactor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Reads what a child prints, tells it line by line until the limit, and keeps its tail. Reads
/// until the pipe ends, also when nobody listens any more, so that nothing that still writes is
/// blocked by us. A carriage return ends a line as a line feed does, so that progress bars do not
/// grow; empty lines are left out.
final class Output {
  private static final int LINES_MAX = 100;
  private static final int TAIL_BYTES_MAX = 64 << 10;
  private static final int READ_AT_ONCE = 16 << 10;

  private final InputStream from;
  private final Consumer<String> listener;
  private final Redactor redactor;
  private final Object lock = new Object();
  private final Deque<Line> tail = new ArrayDeque<>(); // guarded by lock
  private final ByteArrayOutputStream current = new ByteArrayOutputStream(); // guarded by lock
  private boolean cutOff; // guarded by lock
  private int tailBytes; // guarded by lock
  private long toldBytesLeft; // only by the reading thread
  private volatile boolean deaf;
  private volatile @Nullable RuntimeException refusal;

  private static final class Line {
    final byte[] raw;
    final boolean cutOff;

    Line(byte[] raw, boolean cutOff) {
      this.raw = raw;
      this.cutOff = cutOff;
    }
  }

  Output(InputStream from, Consumer<String> listener, Redactor redactor, long toldBytesMax) {
    this.from = from;
    this.listener = listener;
    this.redactor = redactor;
    this.toldBytesLeft = toldBytesMax;
  }

  /// Reads to the end.
  void run() {
    var buffer = new byte[READ_AT_ONCE];
    try (from) {
      for (int count = from.read(buffer); count >= 0; count = from.read(buffer)) {
        if (!deaf) {
          take(buffer, count);
        }
      }
    } catch (IOException e) {
      // The pipe broke off, as it does when the child is killed: what was read is all there is.
    }
    endLine();
  }

  /// From now on nothing is told or kept.
  void close() {
    deaf = true;
  }

  List<String> tail() {
    var lines = new ArrayList<Line>();
    synchronized (lock) {
      lines.addAll(tail);
      if (current.size() > 0) {
        lines.add(new Line(current.toByteArray(), cutOff));
      }
    }
    return lines.stream().map(line -> LineText.shown(line.raw, line.cutOff, redactor)).toList();
  }

  /// What the listener threw, which ended the telling.
  Optional<RuntimeException> refusal() {
    return Optional.ofNullable(refusal);
  }

  private void take(byte[] buffer, int count) {
    int start = 0;
    for (int i = 0; i < count; i++) {
      if (buffer[i] == '\n' || buffer[i] == '\r') {
        append(buffer, start, i);
        endLine();
        start = i + 1;
      }
    }
    append(buffer, start, count);
  }

  private void append(byte[] buffer, int start, int end) {
    synchronized (lock) {
      int room = LineText.KEPT_MAX - current.size();
      current.write(buffer, start, Math.min(room, end - start));
      cutOff |= end - start > room;
    }
  }

  private void endLine() {
    Line line;
    synchronized (lock) {
      if (current.size() == 0 || deaf) {
        return;
      }
      line = new Line(current.toByteArray(), cutOff);
      current.reset();
      cutOff = false;
      tail.add(line);
      tailBytes += line.raw.length;
      while (tail.size() > LINES_MAX || (tailBytes > TAIL_BYTES_MAX && tail.size() > 1)) {
        tailBytes -= tail.remove().raw.length;
      }
    }
    tell(line);
  }

  private void tell(Line line) {
    if (toldBytesLeft < 0 || refusal != null) {
      return;
    }
    toldBytesLeft -= line.raw.length;
    try {
      listener.accept(
          toldBytesLeft < 0
              ? "… more output than is kept: only its end is shown"
              : LineText.shown(line.raw, line.cutOff, redactor));
    } catch (RuntimeException e) {
      refusal = e;
    }
  }
}
