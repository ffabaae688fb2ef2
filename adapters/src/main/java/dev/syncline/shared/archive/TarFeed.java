package dev.syncline.shared.archive;

import java.io.IOException;
import java.io.InputStream;

/// The bytes of a tar on their way to the library that reads it, which keeps names and attributes
/// in memory however long they are, and takes what has no end for what has one. So between two
/// members only so much may come, and after the last one nothing but zeros.
final class TarFeed extends InputStream {
  private static final int BLOCK_BYTES = 512;
  private static final int BETWEEN_BYTES_MAX = 256 << 10;
  private static final long ALL_BETWEEN_BYTES_MAX = 3L * BLOCK_BYTES * Limits.MEMBERS_MAX;

  private final InputStream in;
  private long position;
  private long allBetween;
  private long between;
  private int padding;
  private boolean isBetween;
  private boolean isZero;

  TarFeed(InputStream in) {
    this.in = in;
  }

  /// What comes now lies between two members.
  void beginBetween() {
    isBetween = true;
    isZero = true;
    between = 0;
    padding = Math.floorMod(-position, BLOCK_BYTES);
  }

  /// What comes now are the bytes of a member.
  void beginMember() {
    isBetween = false;
  }

  /// Reads on after the last member: it must have been ended by a block of zeros.
  void end() throws IOException {
    var rest = new byte[BLOCK_BYTES];
    while (read(rest, 0, rest.length) >= 0) {
      // looked at as it passes
    }
    if (!isZero || between < padding + BLOCK_BYTES) {
      throw BadArchive.damaged(
          isZero ? "its tar data is cut off" : "something follows the end of its tar data");
    }
  }

  @Override
  public int read() throws IOException {
    var one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    int read = in.read(into, from, length);
    if (read > 0) {
      position += read;
      if (isBetween) {
        look(into, from, read);
      }
    }
    return read;
  }

  private void look(byte[] bytes, int from, int count) throws BadArchive {
    between += count;
    allBetween += count;
    if (between > BETWEEN_BYTES_MAX || allBetween > ALL_BETWEEN_BYTES_MAX) {
      throw BadArchive.unsafe("its tar holds more names and attributes than files need");
    }
    for (int i = from; i < from + count; i++) {
      isZero &= bytes[i] == 0;
    }
  }
}
