package dev.syncline.shared.trust;

import dev.syncline.shared.redaction.Secret;
import dev.syncline.shared.trust.Reading.Read;
import dev.syncline.shared.trust.Reading.Unreadable;
import java.io.IOException;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.util.Base64;
import java.util.Optional;

/// A secret key of minisign: signs what [Minisign] verifies, and `minisign -V` too.
public final class MinisignSecretKey {
  /// The longest trusted comment, in characters.
  public static final int COMMENT_MAX = 2000;

  private static final byte[] PROBE = {};

  private final byte[] id;
  private final PrivateKey secret;
  private final MinisignKey publicKey;

  private MinisignSecretKey(byte[] id, PrivateKey secret, MinisignKey publicKey) {
    this.id = id;
    this.secret = secret;
    this.publicKey = publicKey;
  }

  /// From what `minisign.key` holds, encrypted or not. A password takes scrypt seconds, and the
  /// memory that the key names: 1 GiB where minisign itself made it.
  public static Reading<MinisignSecretKey> parse(String text, Optional<Secret> password) {
    return SecretKeyFile.parse(text)
        .then(file -> file.opened(password))
        .then(MinisignSecretKey::of);
  }

  /// The key that others verify by.
  public MinisignKey publicKey() {
    return publicKey;
  }

  /// The text of the `.minisig` for this file. `comment` is signed as well: one line of at most
  /// [#COMMENT_MAX] characters.
  public String sign(Path file, String comment) throws IOException {
    if (comment.length() > COMMENT_MAX
        || comment.chars().anyMatch(one -> one == '\n' || one == '\r')) {
      throw new IllegalArgumentException("a trusted comment is one line, and not a long one");
    }
    var signature = Ed25519.sign(secret, Blake2b.ofFile(file));
    var global = Ed25519.sign(secret, MinisignSignature.commented(signature, comment));
    return """
    %ssignature by key %s
    %s
    %s%s
    %s
    """
        .formatted(
            MinisignText.UNTRUSTED,
            publicKey.id(),
            base64(MinisignSignature.ofHash(id, signature)),
            MinisignText.TRUSTED,
            comment,
            base64(global));
  }

  private static Reading<MinisignSecretKey> of(SecretKeyFile.Body body) {
    var secret = Ed25519.privateKey(body.seed());
    return MinisignKey.of(MinisignText.id(body.id(), 0), body.point())
        .filter(key -> Ed25519.isSignedBy(key.key(), PROBE, Ed25519.sign(secret, PROBE)))
        .<Reading<MinisignSecretKey>>map(
            key -> new Read<>(new MinisignSecretKey(body.id(), secret, key)))
        .orElseGet(() -> new Unreadable<>("its public half is that of another key"));
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
