package dev.syncline.app.config;

import java.util.List;
import java.util.Optional;

/// `listen` and `webhook`: where the daemon listens, and with which secrets a webhook may be
/// signed; two while one replaces the other, none where none is configured. With `apiToken` people
/// decide over HTTP.
public record DaemonSection(
    ListenAddress listen, List<SecretText> webhookSecrets, Optional<SecretText> apiToken) {
  public static final DaemonSection DEFAULT =
      new DaemonSection(ListenAddress.DEFAULT, List.of(), Optional.empty());

  public DaemonSection {
    webhookSecrets = List.copyOf(webhookSecrets);
  }
}
