package dev.syncline.shared.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/// What a child and all that it starts carry in their environment, so that they are found when they
/// must end: a name of its own, behind the state directory and the process that it works for. What
/// may outlive us carries its own name alone.
///
/// The directory is named by its file system's key, so that an equal path in a container is another
/// one; the process by its number and its start in ticks since the boot, which no clock moves.
record Mark(Optional<Owner> owner, String own) {
  static final String VARIABLE = "SYNCLINE_RUN";
  private static final String SEPARATOR = "/";

  record Owner(String state, long pid, long start) {
    /// This process for `state`. Empty where that is no directory yet, or not on Linux.
    static Optional<Owner> current(Path state) {
      var self = ProcessTable.of(ProcessHandle.current().pid());
      return self.flatMap(process ->
          keyOf(state).map(key -> new Owner(key, process.handle().pid(), process.start())));
    }

    boolean isAlive() {
      return ProcessTable.of(pid)
          .filter(process -> process.start() == start && !process.isOver())
          .isPresent();
    }
  }

  static Optional<String> keyOf(Path state) {
    try {
      var key = Files.readAttributes(state, BasicFileAttributes.class).fileKey();
      return Optional.ofNullable(Objects.toString(key, null));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  static Mark fresh(Optional<Owner> owner) {
    return new Mark(owner, UUID.randomUUID().toString());
  }

  /// As it stands in the environment.
  String value() {
    return owner
        .map(it -> String.join(SEPARATOR, it.state(), "" + it.pid(), "" + it.start(), own))
        .orElse(own);
  }

  /// Whom `value` names. Empty where that is nobody.
  static Optional<Owner> ownerIn(String value) {
    var parts = value.split(SEPARATOR, -1);
    try {
      return parts.length == 4
          ? Optional.of(new Owner(parts[0], Long.parseLong(parts[1]), Long.parseLong(parts[2])))
          : Optional.empty();
    } catch (NumberFormatException _) {
      return Optional.empty();
    }
  }
}
