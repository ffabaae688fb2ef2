package dev.syncline.app.web;

import dev.syncline.core.run.Pace;
import java.io.IOException;
import java.time.Duration;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;

/// Reads on for a moment what is still sent after the answer. A connection that is closed with
/// bytes unread is reset, and then its peer may never see why.
final class Lingering {
  private static final int BYTES_MAX = 32 << 20;
  private static final Duration WITHIN = Duration.ofSeconds(5);
  private static final int CHUNK_BYTES = 16 << 10;

  private final Pace pace;

  Lingering(Pace pace) {
    this.pace = pace;
  }

  /// Returns at the end of the request, or where enough has been read.
  void over(Request request) {
    if (Answer.isRead(request)) {
      return;
    }
    var until = pace.now().plus(WITHIN);
    var in = Content.Source.asInputStream(request);
    var chunk = new byte[CHUNK_BYTES];
    try {
      long left = BYTES_MAX;
      int count = 0;
      while (count >= 0 && left > 0 && !pace.now().isAfter(until)) {
        count = in.read(chunk);
        left -= count;
      }
    } catch (IOException _) {
      // the peer is gone; it has its answer, or wants none
    }
  }
}
