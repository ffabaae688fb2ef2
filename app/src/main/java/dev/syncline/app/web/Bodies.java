package dev.syncline.app.web;

import dev.syncline.core.run.Complaint;
import dev.syncline.core.run.Pace;
import dev.syncline.trigger.webhook.Incoming;
import dev.syncline.trigger.webhook.Receipt;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/// Reads the bodies of webhooks: at most 25 MB each, however they are cut into chunks, within half
/// a minute, and all that are under way at once within a bound.
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

  /// The answer of `use`, or a refusal: 413, 408 or 503.
  Answer read(Request request, Use use) throws IOException, InterruptedException {
    if (request.getLength() > Incoming.BODY_BYTES_MAX) {
      return tooLarge();
    }
    var held = new Held();
    try (var in = Content.Source.asInputStream(request)) {
      var body = new ByteArrayOutputStream((int) Math.max(512, request.getLength()));
      var refusal = fill(body, in, held, pace.now().plus(WITHIN));
      return refusal == null ? use.of(body.toByteArray()) : refusal;
    } finally {
      room.release(held.chunks);
    }
  }

  private static final class Held {
    private int chunks;
  }

  private @Nullable Answer fill(
      ByteArrayOutputStream body, InputStream in, Held held, Instant deadline) throws IOException {
    var chunk = new byte[CHUNK_BYTES];
    for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
      body.write(chunk, 0, count);
      if (body.size() > Incoming.BODY_BYTES_MAX) {
        return tooLarge();
      }
      while (held.chunks * (long) CHUNK_BYTES < body.size()) {
        if (!room.tryAcquire()) {
          return busy();
        }
        held.chunks++;
      }
      if (pace.now().isAfter(deadline)) {
        return tooSlow();
      }
    }
    return null;
  }

  private static Answer tooLarge() {
    return Answer.json(413, Receipt.tooLarge().json()).with("Connection", "close");
  }

  private static Answer tooSlow() {
    var complaint =
        new Complaint(
            "SYN-WEB-SLOW", "this request", "its body did not come in time", "Send it again");
    return Answer.error(408, complaint).with("Connection", "close");
  }

  private static Answer busy() {
    var complaint =
        new Complaint(
            "SYN-WEB-BUSY",
            "this request",
            "too much is being received at this moment",
            "Send it again");
    return Answer.error(503, complaint).with("Connection", "close").with("Retry-After", "5");
  }
}
