package dev.syncline.app.config;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What stands under `through:`.
public sealed interface TransformSection {
  /// A tree becomes an artifact. `output` as written, placeholders still in it; `versionVariable`
  /// is the Taskfile's variable that is told the version.
  record Build(
      How how,
      Optional<String> output,
      Map<String, SecretText> env,
      Duration timeout,
      Optional<String> versionVariable)
      implements TransformSection {
    public static final Duration TIMEOUT_DEFAULT = Duration.ofMinutes(30);

    public Build {
      env = Collections.unmodifiableMap(new LinkedHashMap<>(env));
    }
  }

  /// A file becomes what is packed in it: one program, where the target is a binary, else a tree.
  /// `file` is which of the programs in it.
  record Unpack(Optional<String> file, long bytesMax) implements TransformSection {
    public static final long BYTES_MAX_DEFAULT = 1L << 30;
  }

  /// By which program.
  sealed interface How {
    record Task(String name) implements How {}

    record Command(List<String> words) implements How {
      public Command {
        words = List.copyOf(words);
      }
    }
  }
}
