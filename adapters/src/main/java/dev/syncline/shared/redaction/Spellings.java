package dev.syncline.shared.redaction;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The ways in which one secret may stand in a text.
final class Spellings {
  /// Shorter pieces of base64 stand in innocent text by chance.
  private static final int BASE64_MIN = 6;

  private Spellings() {}

  static Stream<String> of(String secret) {
    var form = URLEncoder.encode(secret, StandardCharsets.UTF_8);
    var percent = form.replace("+", "%20");
    return Stream.of(
            Stream.of(secret, json(secret), form, percent),
            Stream.of(form, percent).map(Spellings::lowerHex),
            IntStream.range(0, 3).boxed().flatMap(before -> base64(secret, before)))
        .flatMap(spelling -> spelling);
  }

  /// What of it is the same in base64 wherever it stands with `before` bytes (modulo 3) ahead of
  /// it: the characters that carry its bits alone.
  private static Stream<String> base64(String secret, int before) {
    var bytes = secret.getBytes(StandardCharsets.UTF_8);
    var padded = new byte[before + bytes.length];
    Arrays.fill(padded, 0, before, (byte) ' ');
    System.arraycopy(bytes, 0, padded, before, bytes.length);
    var from = (before * 8 + 5) / 6;
    var to = padded.length * 8 / 6;
    return to - from < BASE64_MIN
        ? Stream.empty()
        : Stream.of(Base64.getEncoder(), Base64.getUrlEncoder())
            .map(encoder -> encoder.encodeToString(padded).substring(from, to));
  }

  private static String json(String secret) {
    return secret
        .replace("\\", "\\\\")
        .replace("\"", "\\\"")
        .replace("\n", "\\n")
        .replace("\r", "\\r")
        .replace("\t", "\\t");
  }

  private static String lowerHex(String encoded) {
    var shown = new StringBuilder(encoded);
    for (var at = encoded.indexOf('%'); at >= 0; at = encoded.indexOf('%', at + 3)) {
      shown.replace(at, at + 3, encoded.substring(at, at + 3).toLowerCase(Locale.ROOT));
    }
    return shown.toString();
  }
}
