package dev.syncline.trigger.webhook;

import dev.syncline.shared.redaction.Secret;
import dev.syncline.shared.wire.Hmac;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// HMAC-SHA256 in hex, as the header of that name holds it, behind `prefix` where there is one:
/// `sha256=<hex>`.
record Signature(String header, String prefix) {
  private static final int BYTES = 32;

  /// Whether one of `secrets` made the one in `headers` of `signed`. Takes the same time whatever
  /// is wrong with the digest, and looks at every secret.
  boolean isRight(Headers headers, byte[] signed, List<Secret> secrets) {
    var claimed = headers.find(header).flatMap(this::digest);
    if (claimed.isEmpty()) {
      return false;
    }
    boolean right = false;
    for (var secret : secrets) {
      var key = secret.reveal().getBytes(StandardCharsets.UTF_8);
      right |= MessageDigest.isEqual(Hmac.sha256(key, signed), claimed.get());
    }
    return right;
  }

  private Optional<byte[]> digest(String written) {
    if (!written.startsWith(prefix) || written.length() != prefix.length() + 2 * BYTES) {
      return Optional.empty();
    }
    try {
      return Optional.of(HexFormat.of().parseHex(written, prefix.length(), written.length()));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
