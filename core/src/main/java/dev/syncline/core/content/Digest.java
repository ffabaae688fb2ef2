package dev.syncline.core.content;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/// SHA-256 of some bytes (FIPS 180-4), as 64 lower-case hex digits. The identity of what is
/// installed.
public record Digest(String hex) {
  private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

  public Digest {
    if (!FORM.matcher(hex).matches()) {
      throw new IllegalArgumentException("'%s' is not a SHA-256 in hex".formatted(hex));
    }
  }

  /// A fresh SHA-256, which every JDK has.
  public static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java lacks SHA-256", e);
    }
  }

  public static Digest of(byte[] bytes) {
    return from(sha256().digest(bytes));
  }

  /// Of the text's UTF-8 bytes.
  public static Digest of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  /// From the 32 bytes that [#sha256] gave.
  public static Digest from(byte[] sha256) {
    return new Digest(HexFormat.of().formatHex(sha256));
  }

  /// The first twelve digits, for people.
  public String shortened() {
    return hex.substring(0, 12);
  }

  /// `sha256:` and the digits.
  @Override
  public String toString() {
    return "sha256:" + hex;
  }
}
