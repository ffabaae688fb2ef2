package dev.syncline.app.work.begin;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// A folder with a Taskfile. `folder` and `taskfile` count from the root, `name` is what the root
/// calls it; `own` are the variables of its own Taskfile, `tasks` the tasks of it.
record Subsystem(
    String name,
    Path folder,
    String taskfile,
    Set<String> own,
    Variables variables,
    Set<String> tasks,
    Optional<Said> installed) {
  private static final String UPSTREAM = "UPSTREAM_REPO";

  Subsystem {
    own = Set.copyOf(own);
    tasks = Set.copyOf(tasks);
  }

  /// The value of `NAME`, or of `<PREFIX>_NAME` where the Taskfile has such names.
  Optional<Said> said(String name) {
    return keyOf(name).flatMap(variables::find);
  }

  /// The variable that holds it, whatever it says.
  Optional<String> keyOf(String name) {
    return List.of(prefix() + name, name).stream().filter(variables::has).findFirst();
  }

  /// Whether it looks like something that is kept in step with an upstream.
  boolean isCandidate() {
    return tasks.contains("bin:build") || said(UPSTREAM).isPresent();
  }

  private String prefix() {
    var usual = name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_") + "_";
    if (own.contains(UPSTREAM)) {
      return "";
    }
    if (own.contains(usual + UPSTREAM)) {
      return usual;
    }
    return own.stream()
        .filter(key -> key.endsWith("_" + UPSTREAM))
        .map(key -> key.substring(0, key.length() - UPSTREAM.length()))
        .sorted()
        .findFirst()
        .orElse(usual);
  }
}
