package dev.syncline.shared.archive;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarUtils;

/// What some bytes are, told by how they begin, never by a name. Pure.
enum Format {
  ZIP("a zip archive"),
  GZIP("a gzip file"),
  ZSTD("a zstd file"),
  TAR("a tar archive"),
  PROGRAM("a program"),
  XZ("an xz file, which is not taken"),
  BZIP2("a bzip2 file, which is not taken"),
  SEVEN_ZIP("a 7z archive, which is not taken"),
  AR("a Debian package or a library, which is not taken"),
  WEB_PAGE("what looks like a web page, a captive portal perhaps"),
  NOTHING("an empty file"),
  UNKNOWN("neither an archive nor a program");

  /// How many bytes tell: the header of a tar.
  static final int HEAD_BYTES = 512;

  private static final int FAT_BINARY = 0xCAFEBABE;
  private static final int FAT_BINARY_PARTS_MAX = 30; // a Java class has its version there, from 45

  private final String words;

  Format(String words) {
    this.words = words;
  }

  /// `head` is the first [#HEAD_BYTES], fewer where there are no more.
  static Format of(byte[] head) {
    if (head.length == 0) {
      return NOTHING;
    }
    if (begins(head, "504b0304") || begins(head, "504b0506")) {
      return ZIP;
    }
    if (begins(head, "1f8b")) {
      return GZIP;
    }
    if (begins(head, "28b52ffd")) {
      return ZSTD;
    }
    if (isTar(head)) { // before the programs: it begins with any name
      return TAR;
    }
    return isProgram(head) ? PROGRAM : other(head);
  }

  /// Reads after "it is".
  String words() {
    return words;
  }

  /// Whether what begins so can be executed: ELF, Mach-O, PE or a script that names its program.
  static boolean isProgram(byte[] head) {
    return begins(head, "7f454c46")
        || begins(head, "4d5a")
        || begins(head, "2321")
        || begins(head, "feedface")
        || begins(head, "feedfacf")
        || begins(head, "cefaedfe")
        || begins(head, "cffaedfe")
        || isFatBinary(head);
  }

  /// The oldest tars have no magic bytes, all have a checksum.
  private static boolean isTar(byte[] head) {
    try {
      return head.length == HEAD_BYTES && head[0] != 0 && TarUtils.verifyCheckSum(head);
    } catch (IllegalArgumentException _) {
      return false; // no number where it would be
    }
  }

  private static boolean isFatBinary(byte[] head) {
    if (head.length < Long.BYTES) {
      return false;
    }
    var words = ByteBuffer.wrap(head);
    return words.getInt() == FAT_BINARY
        && Integer.compareUnsigned(words.getInt(), FAT_BINARY_PARTS_MAX) <= 0;
  }

  private static Format other(byte[] head) {
    if (begins(head, "fd377a585a00")) {
      return XZ;
    }
    if (begins(head, "425a68")) {
      return BZIP2;
    }
    if (begins(head, "377abcaf271c")) {
      return SEVEN_ZIP;
    }
    if (begins(head, "213c617263683e0a")) {
      return AR;
    }
    var text = new String(head, StandardCharsets.UTF_8).replace("\uFEFF", "").strip();
    var lower = text.toLowerCase(Locale.ROOT);
    return lower.startsWith("<!doctype html") || lower.startsWith("<html") ? WEB_PAGE : UNKNOWN;
  }

  private static boolean begins(byte[] head, String hex) {
    var magic = HexFormat.of().parseHex(hex);
    return head.length >= magic.length
        && Arrays.equals(head, 0, magic.length, magic, 0, magic.length);
  }
}
