package dev.syncline.shared.trust;

import dev.syncline.shared.trust.Reading.Read;
import dev.syncline.shared.trust.Reading.Unreadable;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/// What a `.minisig` holds. `global` signs the signature together with the trusted comment.
@SuppressWarnings("ArrayRecordComponent") // nobody compares signatures
record MinisignSignature(
    boolean isOfHash, String keyId, byte[] signature, String comment, byte[] global) {
  private static final int BYTES = 2 + MinisignText.ID_BYTES + Ed25519.SIGNATURE_BYTES;
  private static final int LINES = 4;

  static Reading<MinisignSignature> parse(String text) {
    return MinisignText.commented(text, LINES).then(MinisignSignature::of);
  }

  private static Reading<MinisignSignature> of(List<String> lines) {
    var comment = lines.get(2);
    if (!comment.startsWith(MinisignText.TRUSTED)) {
      return new Unreadable<>("its third line is not a trusted comment");
    }
    return MinisignText.bytes(lines.get(1), BYTES)
        .then(own ->
            MinisignText.bytes(lines.get(3), Ed25519.SIGNATURE_BYTES)
                .then(global -> of(own, comment.substring(MinisignText.TRUSTED.length()), global)));
  }

  private static Reading<MinisignSignature> of(byte[] own, String comment, byte[] global) {
    if (own[0] != 'E' || (own[1] != 'D' && own[1] != 'd')) {
      return new Unreadable<>("it is not a signature of minisign");
    }
    var signature = Arrays.copyOfRange(own, 2 + MinisignText.ID_BYTES, BYTES);
    return new Read<>(
        new MinisignSignature(own[1] == 'D', MinisignText.id(own, 2), signature, comment, global));
  }

  /// The bytes of a signature of a file's hash.
  static byte[] ofHash(byte[] keyId, byte[] signature) {
    return Ed25519.joined(new byte[] {'E', 'D'}, keyId, signature);
  }

  /// What `global` signs.
  static byte[] commented(byte[] signature, String comment) {
    return Ed25519.joined(signature, comment.getBytes(StandardCharsets.UTF_8));
  }
}
