package dev.syncline.app.config;

import java.util.List;

/// `listen` and `webhook`: where the daemon listens, and with which secrets a webhook may be
/// signed; two while one replaces the other, none where none is configured.
public record DaemonSection(ListenAddress listen, List<SecretText> webhookSecrets) {
  public static final DaemonSection DEFAULT = new DaemonSection(ListenAddress.DEFAULT, List.of());

  public DaemonSection {
    webhookSecrets = List.copyOf(webhookSecrets);
  }
}
