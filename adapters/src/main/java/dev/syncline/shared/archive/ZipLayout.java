package dev.syncline.shared.archive;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.util.Arrays;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;

/// How a zip archive lies in its file (APPNOTE 6.3.10, section 4.3), which the library that unpacks
/// it takes on trust: one central directory right before its end record, that one at the very end,
/// and before them the members one after another, each with a header that says the same as the
/// directory. Of an archive that two readers could read as two, neither is right.
final class ZipLayout {
  private static final int END = 0x06054b50;
  private static final int END_BYTES = 22;
  private static final int END64 = 0x06064b50;
  private static final int END64_BYTES = 56;
  private static final int LOCATOR64 = 0x07064b50;
  private static final int LOCATOR64_BYTES = 20;
  private static final int CENTRAL = 0x02014b50;
  private static final int CENTRAL_BYTES = 46;
  private static final int LOCAL = 0x04034b50;
  private static final int LOCAL_BYTES = 30;
  private static final int COMMENT_BYTES_MAX = 0xFFFF;
  private static final int DESCRIPTOR = 1 << 3;
  private static final long IN_ZIP64 = 0xFFFF_FFFFL;
  private static final long CENTRAL_BYTES_MAX = 256L * Limits.MEMBERS_MAX;

  private final SeekableByteChannel zip;
  private long endOfMembers;

  ZipLayout(SeekableByteChannel zip) {
    this.zip = zip;
  }

  /// The directory is where the end record says, as long as it says and not too long to be read
  /// whole.
  void checkDirectory() throws IOException {
    long end = end();
    var directory = directory(end);
    if (directory.count > Limits.MEMBERS_MAX || directory.bytes > CENTRAL_BYTES_MAX) {
      throw BadArchive.unsafe("its directory has more names and attributes than files need");
    }
    long at = directory.from;
    for (long i = 0; i < directory.count; i++) {
      var header = read(at, CENTRAL_BYTES, CENTRAL);
      at += CENTRAL_BYTES + lengthAt(header, 28) + lengthAt(header, 30) + lengthAt(header, 32);
    }
    if (at != directory.from + directory.bytes || at != directory.end) {
      throw contradiction();
    }
  }

  /// The header of `entry` in front of its bytes says the same, and lies behind the one before it:
  /// asked in the order of the file, beginning with the first.
  void checkMember(ZipArchiveEntry entry) throws IOException {
    long at = entry.getLocalHeaderOffset();
    var header = read(at, LOCAL_BYTES, LOCAL);
    int flags = lengthAt(header, 6);
    var name = bytes(at + LOCAL_BYTES, lengthAt(header, 26)).array();
    boolean isAlike =
        flags == entry.getRawFlag()
            && lengthAt(header, 8) == entry.getMethod()
            && Arrays.equals(name, entry.getRawName())
            && ((flags & DESCRIPTOR) != 0 || saysTheSame(header, entry));
    if (!isAlike || at < endOfMembers) {
      throw BadArchive.unsafe(
          entry.getName(), "is one thing in the directory of the zip and another in its place");
    }
    endOfMembers = entry.getDataOffset() + entry.getCompressedSize();
  }

  private static boolean saysTheSame(ByteBuffer header, ZipArchiveEntry entry) {
    return numberAt(header, 14) == entry.getCrc()
        && isSize(numberAt(header, 18), entry.getCompressedSize())
        && isSize(numberAt(header, 22), entry.getSize());
  }

  private static boolean isSize(long said, long size) {
    return said == size || said == IN_ZIP64;
  }

  private record Directory(long from, long bytes, long count, long end) {}

  private Directory directory(long end) throws IOException {
    if (end >= LOCATOR64_BYTES
        && bytes(end - LOCATOR64_BYTES, Integer.BYTES).getInt() == LOCATOR64) {
      long at = bytes(end - LOCATOR64_BYTES + 8, Long.BYTES).getLong();
      var record = read(at, END64_BYTES, END64);
      if (at + 12 + record.getLong(4) != end - LOCATOR64_BYTES) {
        throw contradiction();
      }
      return new Directory(record.getLong(48), record.getLong(40), record.getLong(32), at);
    }
    var record = read(end, END_BYTES, END);
    return new Directory(numberAt(record, 16), numberAt(record, 12), lengthAt(record, 10), end);
  }

  /// Where the end record begins: the last of its kind, with a comment to the end of the file.
  private long end() throws IOException {
    long from = Math.max(0, zip.size() - END_BYTES - COMMENT_BYTES_MAX);
    var tail = bytes(from, (int) (zip.size() - from));
    for (int at = tail.limit() - END_BYTES; at >= 0; at--) {
      if (tail.getInt(at) == END) {
        if (at + END_BYTES + lengthAt(tail, at + 20) != tail.limit()) {
          throw BadArchive.damaged("something follows the end of the zip");
        }
        return from + at;
      }
    }
    throw BadArchive.damaged("it is cut off: the directory of the zip is missing");
  }

  private ByteBuffer read(long at, int length, int signature) throws IOException {
    var record = bytes(at, length);
    if (record.getInt(0) != signature) {
      throw contradiction();
    }
    return record;
  }

  private ByteBuffer bytes(long at, int length) throws IOException {
    if (at < 0 || at > zip.size() - length) {
      throw contradiction();
    }
    var bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    zip.position(at);
    while (bytes.hasRemaining()) {
      if (zip.read(bytes) < 0) {
        throw new EOFException("the file became shorter while it was read");
      }
    }
    return bytes.flip();
  }

  private static int lengthAt(ByteBuffer record, int at) {
    return Short.toUnsignedInt(record.getShort(at));
  }

  private static long numberAt(ByteBuffer record, int at) {
    return Integer.toUnsignedLong(record.getInt(at));
  }

  private static BadArchive contradiction() {
    return BadArchive.damaged("the directory of the zip is not where and what it is said to be");
  }
}
