package dev.syncline.target.binary;

import dev.syncline.core.target.ProbationTerms;
import dev.syncline.shared.compose.ComposeAddress;
import dev.syncline.shared.compose.Token;
import dev.syncline.shared.process.Signals;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// One binary as declared: where it lies, how it is tried before the swap, reloaded after it and
/// watched. `directory` is where its commands run. `path` is absolute; its last part is the file
/// itself, never a symbolic link. `folder` is what the declarations of all syncs say together.
public record BinarySettings(
    Path path,
    Path directory,
    Optional<Check> check,
    Reload reload,
    Health health,
    ProbationTerms probation,
    long bytesMax,
    Folder folder) {
  /// What nobody's single binary exceeds.
  public static final long BYTES_MAX_DEFAULT = 2L << 30;

  /// Whether another declared binary lies in the same folder.
  public enum Folder {
    /// What lies beside the binary is about nothing else: it may carry no name.
    OWN,
    /// Several lie there: what lies beside each carries its name.
    SHARED
  }

  /// In a folder of its own.
  public BinarySettings(
      Path path,
      Path directory,
      Optional<Check> check,
      Reload reload,
      Health health,
      ProbationTerms probation,
      long bytesMax) {
    this(path, directory, check, reload, health, probation, bytesMax, Folder.OWN);
  }

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

  /// How the running process is told of a new binary.
  public sealed interface Reload {
    record None() implements Reload {}

    record ByCommand(List<String> command, Duration limit) implements Reload {
      public ByCommand {
        command = words(command);
      }
    }

    /// `signal` is the name of a [Signals.Signal], with or without `SIG`. After TERM, INT or QUIT
    /// the service is expected to be started anew by somebody.
    record BySignal(String signal, Path pidFile) implements Reload {
      public BySignal {
        var name = signal.startsWith("SIG") ? signal.substring(3) : signal;
        if (Arrays.stream(Signals.Signal.values()).noneMatch(it -> it.name().equals(name))) {
          throw new IllegalArgumentException(
              "'%s' is not a signal that a service can be told by: one of %s"
                  .formatted(signal, Arrays.toString(Signals.Signal.values())));
        }
        signal = name;
      }

      Signals.Signal told() {
        return Signals.Signal.valueOf(signal);
      }
    }

    /// Restarted by Process Compose, which knows it by the name `process`.
    record ByProcessCompose(String process, ComposeAddress address, Optional<Token> token)
        implements Reload {}
  }

  /// How a look at its health is taken; how often is said by the probation terms.
  public sealed interface Health {
    /// Only that the reloaded process stays up, where a process is known.
    record None() implements Health {}

    /// Healthy on any 2xx; redirects are not followed. The address holds no login: that is a
    /// credential of its host.
    record ByHttp(URI address, Duration limit) implements Health {
      public ByHttp {
        if (address.getHost() == null || address.getRawUserInfo() != null) {
          throw new IllegalArgumentException(
              "the address of a health check has a host, and no user or password in it");
        }
      }
    }

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
