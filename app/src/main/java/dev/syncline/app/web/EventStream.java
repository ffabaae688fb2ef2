package dev.syncline.app.web;

import dev.syncline.app.cli.output.Json;
import dev.syncline.app.daemon.Follower;
import dev.syncline.app.daemon.Running;
import dev.syncline.core.run.SyncException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Response;

/// `GET /api/v1/events`: each log line as a server-sent event of that name, until the listener goes
/// or the daemon ends.
final class EventStream {
  private static final int LISTENERS_MAX = 64;
  private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(15);
  private static final byte[] ALIVE = ": alive\n\n".getBytes(StandardCharsets.UTF_8);

  private final Semaphore places = new Semaphore(LISTENERS_MAX);
  private final Set<Thread> serving = ConcurrentHashMap.newKeySet();
  private final Running running;
  private volatile boolean closed;

  EventStream(Running running) {
    this.running = running;
  }

  /// False where too many listen already; nothing is written then.
  boolean serve(Response response) throws IOException, SyncException {
    if (!places.tryAcquire()) {
      return false;
    }
    try (var follower = running.follow()) {
      response.setStatus(200);
      response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/event-stream");
      response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-cache");
      try (var out = Content.Sink.asOutputStream(response)) {
        serve(follower, out);
      }
      return true;
    } finally {
      places.release();
    }
  }

  /// [#close] interrupts it while it waits for a line, and its last words are still sent.
  private void serve(Follower follower, OutputStream out) throws IOException {
    write(out, ALIVE);
    serving.add(Thread.currentThread());
    try {
      while (!closed) {
        var line = follower.next(SIGN_OF_LIFE);
        write(out, line.map(EventStream::event).orElse(ALIVE));
      }
    } catch (InterruptedException _) {
      // the daemon ends
    } finally {
      serving.remove(Thread.currentThread());
      Thread.interrupted();
    }
  }

  void close() {
    closed = true;
    serving.forEach(Thread::interrupt);
  }

  private static void write(OutputStream out, byte[] event) throws IOException {
    out.write(event);
    out.flush();
  }

  private static byte[] event(Follower.Line line) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("time", line.time());
    document.put("level", line.level());
    document.putAll(line.fields());
    var text =
        "event: %s\ndata: %s\n\n"
            .formatted(line.fields().getOrDefault("event", "line"), Json.line(document));
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
