package dev.syncline.shared.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.OptionalInt;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.archivers.zip.ZipMethod;

/// A zip archive by its directory, in the order in which its members lie.
final class ZipReader {
  private static final int KIND = 0_170000;
  private static final int PLAIN_FILE = 0_100000;
  private static final int FOLDER = 0_040000;
  private static final int SYMBOLIC_LINK = 0_120000;
  private static final int LINK_BYTES_MAX = 4_096;

  private final ZipFile zip;
  private final Destination to;

  private ZipReader(ZipFile zip, Destination to) {
    this.zip = zip;
    this.to = to;
  }

  static void read(Path archive, Destination to) throws IOException, InterruptedException {
    try (var channel = FileChannel.open(archive, StandardOpenOption.READ)) {
      var layout = new ZipLayout(channel);
      layout.checkDirectory();
      var builder = ZipFile.builder();
      builder.setSeekableByteChannel(channel).setCharset(StandardCharsets.UTF_8);
      builder.setUseUnicodeExtraFields(false);
      try (var zip = Decoding.of(builder::get)) {
        var reader = new ZipReader(zip, to);
        for (var entry : Collections.list(zip.getEntriesInPhysicalOrder())) {
          layout.checkMember(entry);
          reader.take(entry);
        }
      }
    }
  }

  private void take(ZipArchiveEntry entry) throws IOException, InterruptedException {
    var name = entry.getName();
    if (entry.getGeneralPurposeBit().usesEncryption()) {
      throw BadArchive.format("'%s' in it is encrypted".formatted(name));
    }
    if (entry.isDirectory()) {
      to.folder(name);
      return;
    }
    int mode = entry.getUnixMode(); // 0 where it was packed on a system without
    switch (mode & KIND) {
      case 0, PLAIN_FILE -> {
        to.expect(entry.getSize());
        var known = mode == 0 ? OptionalInt.empty() : OptionalInt.of(mode);
        to.file(name, known, bytes(entry));
      }
      case SYMBOLIC_LINK -> to.symbolicLink(name, target(entry));
      case FOLDER -> throw BadArchive.damaged(name, "is a folder without a / at its end");
      default -> throw BadArchive.unsafe(name, "is neither a file, a folder nor a link");
    }
  }

  private InputStream bytes(ZipArchiveEntry entry) throws IOException {
    int method = entry.getMethod();
    if (method != ZipMethod.STORED.getCode() && method != ZipMethod.DEFLATED.getCode()) {
      throw BadArchive.format(
          "'%s' in it is packed in a way (%d) that is not taken"
              .formatted(entry.getName(), method));
    }
    return new Whole(entry, Decoding.of(() -> zip.getInputStream(entry)));
  }

  private String target(ZipArchiveEntry entry) throws IOException {
    try (var bytes = bytes(entry)) {
      var target = bytes.readNBytes(LINK_BYTES_MAX + 1);
      return new String(target, StandardCharsets.UTF_8);
    }
  }

  /// The bytes of a member, which must have the size and checksum that the directory says.
  private static final class Whole extends CheckedInputStream {
    private final ZipArchiveEntry entry;
    private long count;

    Whole(ZipArchiveEntry entry, InputStream bytes) {
      super(new Decoding(bytes), new CRC32());
      this.entry = entry;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
      int read = super.read(into, from, length);
      count += Math.max(0, read);
      boolean isWhole = count == entry.getSize() && getChecksum().getValue() == entry.getCrc();
      if (count > entry.getSize() || (read < 0 && !isWhole)) {
        throw BadArchive.damaged(entry.getName(), "has not the bytes that it should have");
      }
      return read;
    }
  }
}
