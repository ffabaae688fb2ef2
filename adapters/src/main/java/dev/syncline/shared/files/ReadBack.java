package dev.syncline.shared.files;

import dev.syncline.core.content.Digest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;

/// Reads a file right behind who writes it, on a thread of its own: so what it holds is known soon
/// after it is written, and while it is fsynced.
public final class ReadBack implements AutoCloseable {
  private static final int BUFFER_BYTES = 1 << 18;

  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().name("read back").factory());
  private final BlockingQueue<Long> written = new LinkedBlockingQueue<>(); // few: one a chunk
  private final Future<Digest> digest;

  /// Of the `bytes` of `file`, which is there already.
  ReadBack(Path file, long bytes) {
    this.digest = thread.submit(() -> read(file, bytes));
  }

  /// Written up to here.
  void writtenTo(long position) {
    written.add(position);
  }

  /// Of all that was written; waits until it is read. An interrupt is told as by a channel.
  public Digest digest() throws IOException {
    try {
      return digest.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ClosedByInterruptException();
    } catch (ExecutionException failure) {
      throw failure.getCause() instanceof IOException refusal
          ? refusal
          : new IOException(failure.getCause());
    }
  }

  /// Ends it, also in the middle.
  @Override
  public void close() {
    thread.shutdownNow();
  }

  private Digest read(Path file, long bytes) throws IOException, InterruptedException {
    var sha256 = Digest.sha256();
    var buffer = ByteBuffer.allocate(BUFFER_BYTES);
    try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
      for (long at = 0; at < bytes; ) {
        long end = written.take();
        while (at < end) {
          int most = (int) Math.min(BUFFER_BYTES, end - at);
          int count = channel.read(buffer.clear().limit(most));
          if (count < 0) {
            throw new IOException("it became shorter while it was read back");
          }
          sha256.update(buffer.flip());
          at += count;
        }
      }
    }
    return Digest.from(sha256.digest());
  }
}
