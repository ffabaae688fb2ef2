package dev.syncline.shared.trust;

import dev.syncline.shared.trust.Reading.Read;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;

/// Checks [minisign](https://jedisct1.github.io/minisign/) signatures against the keys that are
/// trusted, any of which may have signed. Only signatures of a file's hash (`ED`) are taken.
public final class Minisign {
  private final List<MinisignKey> trusted;

  private Minisign(List<MinisignKey> trusted) {
    this.trusted = trusted;
  }

  /// A key that is given twice counts once.
  public static Minisign trusting(Collection<MinisignKey> keys) {
    return new Minisign(keys.stream().distinct().toList());
  }

  /// The keys, each once, in the order in which they were given.
  public List<MinisignKey> trusted() {
    return trusted;
  }

  /// Whether the text, that of a `.minisig`, signs this file. Reads the file once, and only if the
  /// signature names a key that is trusted.
  public Proof verify(Path file, String signature) throws IOException {
    return switch (MinisignSignature.parse(signature)) {
      case Reading.Unreadable<MinisignSignature>(var why) -> new Proof.Unreadable(why);
      case Read<MinisignSignature>(var read) -> verify(file, read);
    };
  }

  private Proof verify(Path file, MinisignSignature signature) throws IOException {
    var id = signature.keyId();
    if (!signature.isOfHash()) {
      return new Proof.Legacy();
    }
    var named = trusted.stream().filter(key -> key.id().equals(id)).toList();
    if (named.isEmpty()) {
      return new Proof.Stranger(id);
    }
    var hash = Blake2b.ofFile(file);
    return named.stream()
        .filter(key -> Ed25519.isSignedBy(key.key(), hash, signature.signature()))
        .findFirst()
        .map(key -> withComment(key, signature))
        .orElse(new Proof.OtherFile(id));
  }

  private static Proof withComment(MinisignKey by, MinisignSignature signature) {
    var signed = MinisignSignature.commented(signature.signature(), signature.comment());
    return Ed25519.isSignedBy(by.key(), signed, signature.global())
        ? new Proof.Genuine(by, new TrustedComment(signature.comment()))
        : new Proof.OtherComment(by.id());
  }
}
