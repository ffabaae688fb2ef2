package dev.syncline.shared.wire;

import dev.syncline.shared.redaction.Secret;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/// How we show who we are to one host.
public sealed interface Credential {
  /// A bearer token; to git over HTTP it goes as the password of a basic login.
  record Token(Secret token) implements Credential {}

  record Basic(String user, Secret password) implements Credential {}

  /// A private key file, the passphrase it may need, and the file of known hosts: a host that is
  /// not in it is refused.
  record SshKey(String user, Path key, Optional<Secret> passphrase, Path knownHosts)
      implements Credential {}

  /// What of it must never be shown.
  default Stream<Secret> secrets() {
    return switch (this) {
      case Token token -> Stream.of(token.token());
      case Basic basic -> Stream.of(basic.password());
      case SshKey key -> key.passphrase().stream();
    };
  }
}
