package dev.syncline.shared.wire;

import dev.syncline.core.run.Pace;
import dev.syncline.core.run.SyncException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A body piece by piece, for one reader that is never kept waiting for longer than `silenceMax`,
/// nor fed fewer than [#LEAST] bytes in such a time: a server that drips a byte now and then ends
/// like one that is silent. Asks for the next piece only when the last has been taken.
final class BodyReader implements Flow.Subscriber<List<ByteBuffer>>, AutoCloseable {
  static final long LEAST = 1024;

  private final Duration silenceMax;
  private final Pace pace;
  private final NetworkFaults faults;
  private final BlockingQueue<Signal> signals = new LinkedBlockingQueue<>(); // one piece at most
  private volatile Flow.@Nullable Subscription subscription;
  private volatile boolean closed;
  private Instant since; // of the reader's thread, as is the next
  private long brought;

  BodyReader(Duration silenceMax, Pace pace, NetworkFaults faults) {
    this.silenceMax = silenceMax;
    this.pace = pace;
    this.faults = faults;
    this.since = pace.now();
  }

  /// The next piece; empty at the end.
  Optional<List<ByteBuffer>> next() throws SyncException, InterruptedException {
    var signal = signals.poll(silenceMax.toMillis(), TimeUnit.MILLISECONDS);
    return switch (signal) {
      case null -> throw faults.silent(silenceMax);
      case Signal.Failed failed -> throw faults.of(failed.failure());
      case Signal.End end -> {
        signals.add(end);
        yield Optional.empty();
      }
      case Signal.Piece piece -> {
        requireFlow(piece);
        var more = subscription;
        if (more != null) {
          more.request(1);
        }
        yield Optional.of(piece.buffers());
      }
    };
  }

  private void requireFlow(Signal.Piece piece) throws SyncException {
    brought += piece.buffers().stream().mapToLong(ByteBuffer::remaining).sum();
    var now = pace.now();
    if (brought >= LEAST) {
      since = now;
      brought = 0;
    } else if (Duration.between(since, now).compareTo(silenceMax) > 0) {
      throw faults.dripping(silenceMax);
    }
  }

  @Override
  public void onSubscribe(Flow.Subscription given) {
    subscription = given;
    if (closed) {
      given.cancel();
    } else {
      given.request(1);
    }
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    signals.add(new Signal.Piece(buffers));
  }

  @Override
  public void onError(Throwable failure) {
    signals.add(new Signal.Failed(failure));
  }

  @Override
  public void onComplete() {
    signals.add(new Signal.End());
  }

  @Override
  public void close() {
    closed = true;
    var given = subscription;
    if (given != null) {
      given.cancel();
    }
  }

  private sealed interface Signal {
    record Piece(List<ByteBuffer> buffers) implements Signal {}

    record Failed(Throwable failure) implements Signal {}

    record End() implements Signal {}
  }
}
