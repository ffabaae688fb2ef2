package dev.syncline.shared.trust;

import dev.syncline.shared.trust.Reading.Read;
import dev.syncline.shared.trust.Reading.Unreadable;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.Optional;

/// A public key of minisign. `id` is as minisign shows it: 16 upper-case hex digits. Two are equal
/// if both are.
public record MinisignKey(String id, PublicKey key) {
  private static final int BYTES = 2 + MinisignText.ID_BYTES + Ed25519.KEY_BYTES;

  /// From what `minisign.pub` holds, or its base64 alone.
  public static Reading<MinisignKey> parse(String text) {
    return MinisignText.commentedOrBare(text)
        .then(base64 -> MinisignText.bytes(base64, BYTES))
        .then(MinisignKey::of);
  }

  private static Reading<MinisignKey> of(byte[] bytes) {
    if (bytes[0] != 'E' || bytes[1] != 'd') {
      return new Unreadable<>("it is not a public key of minisign");
    }
    var point = Arrays.copyOfRange(bytes, 2 + MinisignText.ID_BYTES, BYTES);
    return of(MinisignText.id(bytes, 2), point)
        .<Reading<MinisignKey>>map(Read::new)
        .orElseGet(() -> new Unreadable<>("it is not a key of Ed25519"));
  }

  static Optional<MinisignKey> of(String id, byte[] point) {
    return Ed25519.publicKey(point).map(key -> new MinisignKey(id, key));
  }
}
