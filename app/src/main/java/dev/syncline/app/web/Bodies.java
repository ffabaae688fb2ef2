package dev.syncline.app.web;

import dev.syncline.core.run.Complaint;
import dev.syncline.core.run.Pace;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/// Reads bodies: at most so many bytes each, however they are cut into chunks, within half a
/// minute, and all that are under way at once within a bound. Memory is taken for what has come,
/// never for what was announced; the first chunk of each is outside the bound, so that small bodies
/// are read while others fill it.
final class Bodies {
  private static final int CHUNK_BYTES = 64 << 10;
  private static final int CHUNKS_AT_ONCE = 2_048; // 128 MB
  private static final Duration WITHIN = Duration.ofSeconds(30);

  private final Semaphore room = new Semaphore(CHUNKS_AT_ONCE);
  private final Pace pace;

  Bodies(Pace pace) {
    this.pace = pace;
  }

  /// What is done with a whole body, while it counts as under way.
  interface Use {
    Answer of(byte[] body) throws InterruptedException;
  }

  /// How large a body may be, and what its sender gets where it is larger.
  record Bound(int bytes, Answer tooLarge) {}

  /// The answer of `use`, or a refusal: 413, 408 or 503. A refused body is not read to its end.
  Answer read(Request request, Bound bound, Use use) throws IOException, InterruptedException {
    if (request.getLength() > bound.bytes()) {
      return bound.tooLarge();
    }
    long announced = request.getLength();
    try (var body = new Body(announced < 0 ? bound.bytes() : (int) announced)) {
      var in = Content.Source.asInputStream(request); // closing it would read no further
      var refusal = fill(body, in, bound, pace.now().plus(WITHIN));
      return refusal == null ? use.of(body.whole()) : refusal;
    }
  }

  private @Nullable Answer fill(Body body, InputStream in, Bound bound, Instant deadline)
      throws IOException {
    try {
      while (body.hasRoom()) {
        if (!body.isReadFrom(in)) {
          return null;
        }
        if (body.size > bound.bytes()) {
          return bound.tooLarge();
        }
        if (pace.now().isAfter(deadline)) {
          return tooSlow();
        }
      }
      return busy();
    } catch (IOException e) {
      if (e.getCause() instanceof TimeoutException) {
        return tooSlow();
      }
      throw e;
    }
  }

  /// What has come, in an array that grows, and the room that it takes.
  private final class Body implements AutoCloseable {
    private final int most; // one byte more than wanted, where the end is seen
    private byte[] bytes;
    private int size;
    private int chunks;

    Body(int wanted) {
      most = wanted + 1;
      bytes = new byte[Math.min(most, CHUNK_BYTES)];
    }

    /// For one byte at least; false where others have taken it all.
    boolean hasRoom() {
      if (size < bytes.length) {
        return true;
      }
      int capacity = (int) Math.min(most, 2L * bytes.length);
      int more = (capacity - 1) / CHUNK_BYTES - chunks;
      if (!room.tryAcquire(more)) {
        return false;
      }
      chunks += more;
      bytes = Arrays.copyOf(bytes, capacity);
      return true;
    }

    /// False at the end.
    boolean isReadFrom(InputStream in) throws IOException {
      int count = in.read(bytes, size, bytes.length - size);
      size += Math.max(0, count);
      return count >= 0;
    }

    byte[] whole() {
      return Arrays.copyOf(bytes, size);
    }

    @Override
    public void close() {
      room.release(chunks);
    }
  }

  private static Answer tooSlow() {
    var complaint =
        new Complaint(
            "SYN-WEB-SLOW", "this request", "its body did not come in time", "Send it again");
    return Answer.error(408, complaint);
  }

  private static Answer busy() {
    var complaint =
        new Complaint(
            "SYN-WEB-BUSY",
            "this request",
            "too much is being received at this moment",
            "Send it again");
    return Answer.error(503, complaint).with("Retry-After", "5");
  }
}
