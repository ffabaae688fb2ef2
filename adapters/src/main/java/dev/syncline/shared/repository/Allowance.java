package dev.syncline.shared.repository;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicLong;

/// Bytes that may still come, counted down by whatever comes. What is packed and what is unpacked
/// are two allowances of the same size.
public final class Allowance {
  private final long bytesMax;
  private final AtomicLong left;

  public Allowance(long bytesMax) {
    this.bytesMax = bytesMax;
    this.left = new AtomicLong(bytesMax);
  }

  public long bytesMax() {
    return bytesMax;
  }

  long left() {
    return Math.max(0, left.get());
  }

  public void take(long bytes) throws SizeExceeded {
    if (left.addAndGet(-bytes) < 0) {
      throw new SizeExceeded(bytesMax);
    }
  }

  InputStream counting(InputStream from) {
    return new Counting(from);
  }

  private final class Counting extends FilterInputStream {
    Counting(InputStream from) {
      super(from);
    }

    @Override
    public int read() throws IOException {
      int read = super.read();
      take(read < 0 ? 0 : 1);
      return read;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      int read = super.read(into, offset, length);
      take(Math.max(0, read));
      return read;
    }
  }
}
