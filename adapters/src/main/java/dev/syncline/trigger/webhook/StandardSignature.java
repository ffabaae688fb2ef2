package dev.syncline.trigger.webhook;

import dev.syncline.shared.redaction.Secret;
import dev.syncline.shared.wire.Hmac;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Signed as [Standard Webhooks](https://www.standardwebhooks.com) has it: `webhook-signature`
/// holds `v1,` and the HMAC-SHA256 in base64, perhaps several with spaces between, of `webhook-id`,
/// `webhook-timestamp` and the raw body, joined by dots. The key is what follows `whsec_`, in
/// base64; a secret without that signs nothing here.
final class StandardSignature {
  static final String ID = "webhook-id";
  static final Duration TOLERANCE = Duration.ofMinutes(5);

  private static final String VERSION = "v1,";
  private static final String KEY = "whsec_";
  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,12}");

  private StandardSignature() {}

  /// Untimely if it was signed more than [#TOLERANCE] before `now`, or after.
  static Proof proof(Incoming incoming, List<Secret> secrets, Instant now) {
    var headers = incoming.headers();
    var id = headers.find(ID);
    var time = headers.find("webhook-timestamp").filter(SECONDS.asMatchPredicate());
    var claimed = claimed(headers.find("webhook-signature").orElse(""));
    if (id.isEmpty() || time.isEmpty() || claimed.isEmpty()) {
      return Proof.MISSING;
    }
    var signed = "%s.%s.".formatted(id.get(), time.get()).getBytes(StandardCharsets.UTF_8);
    boolean right = false;
    for (var key : secrets.stream().flatMap(secret -> key(secret).stream()).toList()) {
      var made = Hmac.sha256(key, signed, incoming.body());
      for (var one : claimed) {
        right |= MessageDigest.isEqual(made, one);
      }
    }
    if (!right) {
      return Proof.MISSING;
    }
    var sent = Instant.ofEpochSecond(Long.parseLong(time.get()));
    boolean timely = Duration.between(sent, now).abs().compareTo(TOLERANCE) <= 0;
    return timely ? Proof.GIVEN : Proof.UNTIMELY;
  }

  private static List<byte[]> claimed(String written) {
    return Stream.of(written.split(" "))
        .filter(one -> one.startsWith(VERSION))
        .flatMap(one -> decoded(one.substring(VERSION.length())).stream())
        .toList();
  }

  private static Optional<byte[]> key(Secret secret) {
    return Optional.of(secret.reveal())
        .filter(text -> text.startsWith(KEY))
        .flatMap(text -> decoded(text.substring(KEY.length())));
  }

  private static Optional<byte[]> decoded(String base64) {
    try {
      return Optional.of(base64)
          .filter(Predicate.not(String::isEmpty))
          .map(Base64.getDecoder()::decode);
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
