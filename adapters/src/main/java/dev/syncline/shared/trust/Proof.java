package dev.syncline.shared.trust;

/// Whether a file is what the owner of a key signed.
public sealed interface Proof {
  /// It is, and the comment is theirs too.
  record Genuine(MinisignKey by, TrustedComment comment) implements Proof {}

  /// Nobody knows that it is.
  sealed interface Refused extends Proof {
    /// The end of a sentence that begins with the signature; nothing of the signature's text but
    /// the id of its key.
    String why();
  }

  /// What should be a signature is none.
  record Unreadable(String why) implements Refused {}

  /// It signs the file itself, which would have to be read into memory as a whole.
  record Legacy() implements Refused {
    @Override
    public String why() {
      return "it is in the legacy format of minisign: sign again with minisign 0.10 or later";
    }
  }

  /// It names a key that was not given.
  record Stranger(String keyId) implements Refused {
    @Override
    public String why() {
      return "it is by key %s, which is not trusted".formatted(keyId);
    }
  }

  /// The key did not sign this file.
  record OtherFile(String keyId) implements Refused {
    @Override
    public String why() {
      return "key %s did not sign these bytes".formatted(keyId);
    }
  }

  /// The key signed the file, but not with this comment.
  record OtherComment(String keyId) implements Refused {
    @Override
    public String why() {
      return "its trusted comment is not the one that key %s signed".formatted(keyId);
    }
  }
}
