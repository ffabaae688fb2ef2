package dev.syncline.target.binary;

import dev.syncline.core.target.ProbationTerms;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// One binary as declared: where it lies, how it is tried before the swap, reloaded after it and
/// watched. `directory` is where its commands run. `path` is absolute; its last part is the file
/// itself, never a symbolic link.
public record BinarySettings(
    Path path,
    Path directory,
    Optional<Check> check,
    Reload reload,
    Health health,
    ProbationTerms probation,
    long bytesMax) {
  /// What nobody's single binary exceeds.
  public static final long BYTES_MAX_DEFAULT = 2L << 30;

  public BinarySettings {
    if (!path.isAbsolute() || path.getNameCount() < 2) {
      throw new IllegalArgumentException("a binary has an absolute path below a directory");
    }
    if (bytesMax < 1) {
      throw new IllegalArgumentException("a binary may have at least one byte");
    }
  }

  /// A command that must exit with 0 on the staged file, named [#PLACEHOLDER] in it, before it is
  /// swapped in.
  public record Check(List<String> command, Duration limit) {
    public static final String PLACEHOLDER = "{artifact}";

    public Check {
      command = words(command);
    }
  }

  /// How the running process is told of a new binary. A process supervisor is one more case here
  /// and one more branch in each `switch` over it.
  public sealed interface Reload {
    record None() implements Reload {}

    record ByCommand(List<String> command, Duration limit) implements Reload {
      public ByCommand {
        command = words(command);
      }
    }

    /// `signal` as `kill -s` takes it, with or without `SIG`.
    record BySignal(String signal, Path pidFile) implements Reload {
      private static final Pattern SIGNAL = Pattern.compile("[A-Z][A-Z0-9+-]{1,11}");

      public BySignal {
        signal = signal.startsWith("SIG") ? signal.substring(3) : signal;
        if (!SIGNAL.matcher(signal).matches()) {
          throw new IllegalArgumentException("'%s' is not a signal, such as HUP".formatted(signal));
        }
      }
    }
  }

  /// How a look at its health is taken; how often is said by the probation terms.
  public sealed interface Health {
    /// Only that the reloaded process stays up, where a process is known.
    record None() implements Health {}

    /// Healthy on any 2xx; redirects are not followed.
    record ByHttp(URI address, Duration limit) implements Health {}

    /// Healthy on exit code 0.
    record ByCommand(List<String> command, Duration limit) implements Health {
      public ByCommand {
        command = words(command);
      }
    }
  }

  private static List<String> words(List<String> command) {
    if (command.isEmpty() || command.getFirst().isBlank()) {
      throw new IllegalArgumentException("a command has at least its program");
    }
    return List.copyOf(command);
  }
}
