package dev.syncline.shared.archive;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// Gzip (RFC 1952), member after member to the end of the file. Unlike the JDK's stream it refuses
/// what follows the last member, and unlike others it keeps no name of a header in memory.
final class GzipStream extends InputStream {
  private static final int BUFFER_BYTES = 1 << 16;
  private static final int MAGIC = 0x8b1f;
  private static final int DEFLATED = 8;
  private static final int HEADER_CHECKSUM = 1 << 1;
  private static final int EXTRA = 1 << 2;
  private static final int NAME = 1 << 3;
  private static final int COMMENT = 1 << 4;
  private static final int RESERVED = 0b1110_0000;
  private static final int TIME_AND_SYSTEM_BYTES = 6;

  private final InputStream in;
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private final Inflater inflater = new Inflater(true);
  private final CRC32 checksum = new CRC32();
  private int at;
  private int end;
  private boolean isInMember;

  GzipStream(InputStream in) {
    this.in = in;
  }

  @Override
  public int read() throws IOException {
    var one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    while (length > 0) {
      if (!isInMember && !beginMember()) {
        return -1;
      }
      int read = inflate(into, from, length);
      if (read > 0) {
        checksum.update(into, from, read);
        return read;
      }
      if (inflater.finished()) {
        endMember();
      }
    }
    return 0;
  }

  @Override
  public void close() throws IOException {
    inflater.end();
    in.close();
  }

  private int inflate(byte[] into, int from, int length) throws IOException {
    if (inflater.needsInput()) {
      if (at == end && !fill()) {
        throw cut();
      }
      inflater.setInput(buffer, at, end - at);
      at = end;
    }
    try {
      return inflater.inflate(into, from, length);
    } catch (DataFormatException e) {
      throw BadArchive.damaged("its gzip data is damaged: " + e.getMessage());
    }
  }

  private boolean beginMember() throws IOException {
    if (at == end && !fill()) {
      return false;
    }
    if (number(Short.BYTES) != MAGIC) {
      throw BadArchive.damaged("something follows the gzip data");
    }
    int method = next();
    int flags = next();
    if (method != DEFLATED || (flags & RESERVED) != 0) {
      throw BadArchive.damaged("its gzip header is unknown");
    }
    skip(TIME_AND_SYSTEM_BYTES);
    if ((flags & EXTRA) != 0) {
      skip((int) number(Short.BYTES));
    }
    if ((flags & NAME) != 0) {
      skipText();
    }
    if ((flags & COMMENT) != 0) {
      skipText();
    }
    if ((flags & HEADER_CHECKSUM) != 0) {
      skip(Short.BYTES);
    }
    isInMember = true;
    return true;
  }

  private void endMember() throws IOException {
    at = end - inflater.getRemaining();
    long length = inflater.getBytesWritten() & 0xFFFF_FFFFL;
    if (number(Integer.BYTES) != checksum.getValue() || number(Integer.BYTES) != length) {
      throw BadArchive.damaged("its gzip checksum is wrong");
    }
    inflater.reset();
    checksum.reset();
    isInMember = false;
  }

  private void skip(int bytes) throws IOException {
    for (int i = 0; i < bytes; i++) {
      next();
    }
  }

  private void skipText() throws IOException {
    while (next() != 0) {
      // until its NUL
    }
  }

  /// Little-endian.
  private long number(int bytes) throws IOException {
    long number = 0;
    for (int i = 0; i < bytes; i++) {
      number |= (long) next() << (Byte.SIZE * i);
    }
    return number;
  }

  private int next() throws IOException {
    if (at == end && !fill()) {
      throw cut();
    }
    return Byte.toUnsignedInt(buffer[at++]);
  }

  private boolean fill() throws IOException {
    at = 0;
    end = Math.max(0, in.read(buffer));
    return end > 0;
  }

  private static BadArchive cut() {
    return BadArchive.damaged("its gzip data is cut off");
  }
}
