package dev.syncline.app.cli.request;

import java.nio.file.Path;
import java.util.Optional;

/// `watch`. What is given here goes before the environment and the configuration. `secret` may show
/// in the list of processes; `secretFile` does not.
public record WatchRequest(
    Optional<Integer> port, Optional<String> secret, Optional<Path> secretFile) {
  /// Without the secret.
  @Override
  public String toString() {
    return "WatchRequest[port=%s, secretFile=%s]".formatted(port, secretFile);
  }
}
