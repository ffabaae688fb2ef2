package dev.syncline.shared.trust;

import dev.syncline.shared.trust.Reading.Read;
import dev.syncline.shared.trust.Reading.Unreadable;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/// The form that all files of minisign have: lines, some of which are comments and the others
/// base64. See the [format](https://jedisct1.github.io/minisign/).
final class MinisignText {
  static final String UNTRUSTED = "untrusted comment: ";
  static final String TRUSTED = "trusted comment: ";

  /// Of the key id, which stands behind the two letters of the algorithm.
  static final int ID_BYTES = 8;

  private static final int TEXT_MAX = 16 * 1024;
  private static final String BOM = "\uFEFF";

  private MinisignText() {}

  /// `count` lines, the first an untrusted comment; blank lines behind them do not count.
  static Reading<List<String>> commented(String text, int count) {
    return lines(text)
        .then(lines ->
            lines.size() == count && isUntrusted(lines.getFirst())
                ? new Read<>(lines)
                : new Unreadable<>(
                    "it is not %d lines under an untrusted comment".formatted(count)));
  }

  /// The base64 under an untrusted comment, or base64 alone.
  static Reading<String> commentedOrBare(String text) {
    return lines(text)
        .then(lines ->
            (lines.size() == 2 && isUntrusted(lines.getFirst()))
                    || (lines.size() == 1 && !isUntrusted(lines.getFirst()))
                ? new Read<>(lines.getLast())
                : new Unreadable<>("it is not one line of base64 under an untrusted comment"));
  }

  static Reading<byte[]> bytes(String base64, int length) {
    try {
      var bytes = Base64.getDecoder().decode(base64.strip());
      return bytes.length == length
          ? new Read<>(bytes)
          : new Unreadable<>("it has %d bytes instead of %d".formatted(bytes.length, length));
    } catch (IllegalArgumentException e) {
      return new Unreadable<>("it is not base64");
    }
  }

  /// The id of a key as minisign shows it: a number, its last byte first.
  static String id(byte[] bytes, int from) {
    var reversed = new byte[ID_BYTES];
    for (var at = 0; at < ID_BYTES; at++) {
      reversed[ID_BYTES - 1 - at] = bytes[from + at];
    }
    return HexFormat.of().withUpperCase().formatHex(reversed);
  }

  private static Reading<List<String>> lines(String text) {
    if (text.length() > TEXT_MAX) {
      return new Unreadable<>("it is longer than a file of minisign can be");
    }
    var plain = text.startsWith(BOM) ? text.substring(BOM.length()) : text;
    var lines = new ArrayList<>(plain.lines().toList());
    while (!lines.isEmpty() && lines.getLast().isBlank()) {
      lines.removeLast();
    }
    return new Read<>(lines);
  }

  private static boolean isUntrusted(String line) {
    return line.startsWith(UNTRUSTED.strip());
  }
}
