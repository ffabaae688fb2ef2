package dev.syncline.app.config;

import java.nio.file.Path;
import java.util.Optional;

/// How we show who we are to one host of `credentials:`.
public sealed interface CredentialSection {
  record Token(SecretText token) implements CredentialSection {}

  record Password(String user, SecretText password) implements CredentialSection {}

  /// `knownHosts` is empty where the user's own `~/.ssh/known_hosts` counts.
  record Ssh(String user, Path key, Optional<SecretText> passphrase, Optional<Path> knownHosts)
      implements CredentialSection {
    public static final String USER_DEFAULT = "git";
  }
}
