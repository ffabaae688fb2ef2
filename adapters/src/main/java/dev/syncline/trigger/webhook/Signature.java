package dev.syncline.trigger.webhook;

import dev.syncline.shared.redaction.Secret;
import dev.syncline.shared.wire.Hmac;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// HMAC-SHA256 of the raw body, written `sha256=<hex>`.
final class Signature {
  private static final String PREFIX = "sha256=";
  private static final int BYTES = 32;

  private Signature() {}

  /// Whether one of `secrets` made `written` of `body`. Takes the same time whatever is wrong with
  /// the digest, and looks at every secret.
  static boolean isRight(String written, byte[] body, List<Secret> secrets) {
    var claimed = digest(written);
    if (claimed.isEmpty()) {
      return false;
    }
    boolean right = false;
    for (var secret : secrets) {
      right |= MessageDigest.isEqual(hmac(secret, body), claimed.get());
    }
    return right;
  }

  private static Optional<byte[]> digest(String written) {
    if (!written.startsWith(PREFIX) || written.length() != PREFIX.length() + 2 * BYTES) {
      return Optional.empty();
    }
    try {
      return Optional.of(HexFormat.of().parseHex(written, PREFIX.length(), written.length()));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private static byte[] hmac(Secret secret, byte[] body) {
    return Hmac.sha256(secret.reveal().getBytes(StandardCharsets.UTF_8), body);
  }
}
