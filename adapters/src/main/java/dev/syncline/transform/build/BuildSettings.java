package dev.syncline.transform.build;

import dev.syncline.transform.build.How.CommandBuild;
import dev.syncline.transform.build.How.TaskBuild;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/// A build as declared. `name` is the plain name of the binary. `output` is where the build leaves
/// it, relative to the folder of the task or to the tree; without one it is where the target lives
/// (task) or `name` at the top of the tree (command). `environment` is set beside what every child
/// gets; its values may be secret.
public record BuildSettings(
    How how,
    String name,
    Optional<Path> output,
    SequencedMap<String, String> environment,
    Duration timeLimit) {
  public static final Duration TIME_LIMIT = Duration.ofMinutes(30);

  public BuildSettings {
    environment = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(environment));
    var place = outputOf(how, name, output);
    if (place.isAbsolute()
        || place.normalize().startsWith("..")
        || place.normalize().equals(Path.of(""))) {
      throw new IllegalArgumentException(
          "%s does not lie in the staged copy: name an output relative to it".formatted(place));
    }
    output = Optional.of(place.normalize());
    if (!timeLimit.isPositive()) {
      throw new IllegalArgumentException("a time limit is positive");
    }
  }

  /// The usual output, no environment of its own, half an hour.
  public static BuildSettings of(How how, String name) {
    return new BuildSettings(how, name, Optional.empty(), new LinkedHashMap<>(), TIME_LIMIT);
  }

  /// Relative to the folder of the task or to the tree.
  Path place() {
    return output.orElseThrow();
  }

  /// Without the values of the environment.
  @Override
  public String toString() {
    return "%s makes %s with %s".formatted(how, output, environment.keySet());
  }

  private static Path outputOf(How how, String name, Optional<Path> output) {
    return output.orElseGet(() ->
        switch (how) {
          case TaskBuild task -> task.root().resolve(task.folder()).relativize(task.target());
          case CommandBuild _ -> Path.of(name);
        });
  }
}
