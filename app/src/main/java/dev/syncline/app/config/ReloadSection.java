package dev.syncline.app.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// `reload:` of a binary: how the running process is told of a new one.
public sealed interface ReloadSection {
  record None() implements ReloadSection {}

  record Command(List<String> command, Duration timeout) implements ReloadSection {
    public static final Duration TIMEOUT_DEFAULT = Duration.ofMinutes(1);

    public Command {
      command = List.copyOf(command);
    }
  }

  /// `name` without `SIG`, such as `HUP`.
  record Signal(String name, Path pidFile) implements ReloadSection {}

  /// Restarted by Process Compose, which listens at `at`.
  record ProcessCompose(String process, Listening at, Optional<SecretText> token)
      implements ReloadSection {}

  /// Where Process Compose listens.
  sealed interface Listening {
    record OnSocket(Path path) implements Listening {}

    record OnUrl(URI url) implements Listening {}
  }
}
