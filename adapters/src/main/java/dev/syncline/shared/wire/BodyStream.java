package dev.syncline.shared.wire;

import dev.syncline.core.run.SyncException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;

/// A body as a stream, for those who know no other form. What its reader throws comes out as
/// [Stopped].
final class BodyStream extends InputStream {
  private final BodyReader body;
  private final Deque<ByteBuffer> pieces = new ArrayDeque<>();
  private long taken;

  BodyStream(BodyReader body) {
    this.body = body;
  }

  /// How many bytes were read so far.
  long taken() {
    return taken;
  }

  @Override
  public int read() throws IOException {
    var one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (!fill()) {
      return -1;
    }
    var piece = pieces.getFirst();
    int some = Math.min(length, piece.remaining());
    piece.get(into, from, some);
    taken += some;
    return some;
  }

  private boolean fill() throws IOException {
    while (true) {
      while (!pieces.isEmpty() && !pieces.getFirst().hasRemaining()) {
        pieces.removeFirst();
      }
      if (!pieces.isEmpty()) {
        return true;
      }
      try {
        var next = body.next();
        if (next.isEmpty()) {
          return false;
        }
        pieces.addAll(next.get());
      } catch (SyncException | InterruptedException e) {
        throw new Stopped(e);
      }
    }
  }

  /// The reader threw what no stream may throw.
  static final class Stopped extends IOException {
    private static final long serialVersionUID = 1L;

    Stopped(Exception why) {
      super(why);
    }

    /// Throws what the reader threw.
    IOException rethrown() throws SyncException, InterruptedException {
      return switch (getCause()) {
        case SyncException fault -> throw new SyncException(fault.fault(), fault);
        case InterruptedException interrupt -> throw interrupt;
        case null, default -> this;
      };
    }
  }
}
