package dev.syncline.app.config;

import java.net.URI;
import java.time.Duration;
import java.util.List;

/// `health:` of a binary: asked `every` so often, with `timeout` for each answer.
public sealed interface HealthSection {
  Duration EVERY_DEFAULT = Duration.ofSeconds(2);
  Duration TIMEOUT_DEFAULT = Duration.ofSeconds(1);

  /// Only that the reloaded process stays up.
  record None() implements HealthSection {}

  record Http(URI url, Duration every, Duration timeout) implements HealthSection {}

  record Command(List<String> command, Duration every, Duration timeout) implements HealthSection {
    public Command {
      command = List.copyOf(command);
    }
  }
}
