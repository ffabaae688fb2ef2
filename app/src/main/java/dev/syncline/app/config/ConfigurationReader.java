package dev.syncline.app.config;

import dev.syncline.app.config.shape.Checker;
import dev.syncline.app.config.shape.ConfigProblem;
import dev.syncline.app.config.shape.Fields;
import dev.syncline.app.config.shape.Place;
import dev.syncline.app.config.shape.Problems;
import dev.syncline.app.config.shape.YamlFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Reads the configuration: one file, or a folder whose `*.yaml` files count as one.
public final class ConfigurationReader {
  private static final int FILES_MAX = 1_000;
  private static final String FILE = "SYN-CONFIG-FILE";

  private final Problems problems = new Problems();

  private ConfigurationReader() {}

  /// Reads `named`, else the first that is there of `$SYNCLINE_CONFIG`, `./syncline.yaml` and
  /// `~/.config/syncline/syncline.yaml`. Never throws: what cannot be read is Broken.
  public static Loaded read(Optional<Path> named, Map<String, String> environment) {
    var reader = new ConfigurationReader();
    var made =
        reader
            .root(named, environment)
            .map(root ->
                new Assembly(root.fields(), root.environment(), root.reading()).make(root.files()));
    var errors = reader.problems.errors();
    return made.isEmpty() || !errors.isEmpty()
        ? new Loaded.Broken(errors)
        : new Loaded.Well(made.get(), reader.warnings(made.get()));
  }

  /// The same as plain maps and lists for people: all defaults written out, secrets `***`. Empty
  /// where it is broken.
  public static Optional<Map<String, Object>> effective(
      Optional<Path> named, Map<String, String> environment) {
    if (!(read(named, environment) instanceof Loaded.Well(var configuration, var _))) {
      return Optional.empty();
    }
    return new ConfigurationReader()
        .root(named, environment)
        .map(root -> Effective.of(root.fields(), configuration));
  }

  private List<ConfigProblem> warnings(Configuration made) {
    if (made.syncs().isEmpty()) {
      var file = Place.whole(made.files().getFirst());
      problems.warn(file, "SYN-CONFIG-EMPTY", "no sync is declared", "add one under syncs:");
    }
    return problems.warnings();
  }

  private record Root(
      List<Path> files, Fields fields, Map<String, String> environment, Reading reading) {}

  private Optional<Root> root(Optional<Path> named, Map<String, String> environment) {
    var files = files(named, environment);
    if (files.isEmpty()) {
      return Optional.empty();
    }
    var base = files.getFirst().resolveSibling("").toAbsolutePath().normalize();
    var variables = new HashMap<>(DotEnv.read(base, problems));
    variables.putAll(environment);
    var folders = new Folders(base, home(environment));
    var holes = new Holes(Map.copyOf(variables), folders);
    var roots = new ArrayList<Fields>();
    for (var file : files) {
      YamlFile.read(file, problems)
          .flatMap(
              node -> new Checker(file, holes, RootKeys.ROOT, problems).check(node, RootKeys.ROOT))
          .ifPresent(roots::add);
    }
    if (roots.isEmpty()) {
      return Optional.empty();
    }
    var reading = new Reading(folders, holes, Map.copyOf(variables), problems);
    var fields = RootKeys.merge(roots, problems);
    return Optional.of(new Root(files, fields, Map.copyOf(variables), reading));
  }

  private List<Path> files(Optional<Path> named, Map<String, String> environment) {
    var places = named.map(List::of).orElseGet(() -> defaultPlaces(environment));
    for (var place : places) {
      if (Files.isDirectory(place)) {
        return filesIn(place);
      }
      if (Files.exists(place)) {
        return List.of(place.toAbsolutePath().normalize());
      }
    }
    var looked = String.join(", ", places.stream().map(Path::toString).toList());
    problems.error(
        Place.whole(places.getFirst()),
        FILE,
        "there is no configuration (looked for %s)".formatted(looked),
        "write one (syncline help configuration > syncline.yaml), or name it with --config FILE");
    return List.of();
  }

  private static List<Path> defaultPlaces(Map<String, String> environment) {
    var variable = environment.getOrDefault("SYNCLINE_CONFIG", "");
    return variable.isBlank()
        ? List.of(
            Path.of("syncline.yaml"), home(environment).resolve(".config/syncline/syncline.yaml"))
        : List.of(asPath(variable));
  }

  private static Path asPath(String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      return Path.of("$SYNCLINE_CONFIG");
    }
  }

  private static Path home(Map<String, String> environment) {
    var home = environment.getOrDefault("HOME", "");
    return home.startsWith("/") ? asPath(home) : Path.of("/");
  }

  private List<Path> filesIn(Path folder) {
    try (Stream<Path> entries = Files.list(folder)) {
      var files =
          entries
              .filter(file -> file.getFileName().toString().endsWith(".yaml"))
              .filter(Files::isRegularFile)
              .map(file -> file.toAbsolutePath().normalize())
              .sorted()
              .limit(FILES_MAX + 1L)
              .toList();
      if (files.isEmpty() || files.size() > FILES_MAX) {
        var text = files.isEmpty() ? "no *.yaml file in this folder" : "more than 1000 files";
        problems.error(Place.whole(folder), FILE, text, "");
        return List.of();
      }
      return files;
    } catch (IOException e) {
      problems.error(Place.whole(folder), FILE, "it cannot be read", "look at its owner and mode");
      return List.of();
    }
  }

  /// What came of it; both sides in the order of files and lines.
  public sealed interface Loaded {
    record Well(Configuration configuration, List<ConfigProblem> warnings) implements Loaded {
      public Well {
        warnings = List.copyOf(warnings);
      }
    }

    /// At most fifty problems, never none.
    record Broken(List<ConfigProblem> problems) implements Loaded {
      public Broken {
        problems = List.copyOf(problems);
      }
    }
  }
}
