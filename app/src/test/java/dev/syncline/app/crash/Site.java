package dev.syncline.app.crash;

import dev.syncline.app.config.Configuration;
import dev.syncline.app.config.ConfigurationReader;
import dev.syncline.app.config.ConfigurationReader.Loaded;
import dev.syncline.app.wiring.StateHouseholds;
import dev.syncline.core.run.FaultPoints;
import dev.syncline.core.run.Pace;
import dev.syncline.core.run.SyncName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One machine: a configuration file, the live binary, what runs of it (`running`, a copy that the
/// reload command makes as a start would), and a line in `builds` for every build. Nothing in it
/// holds its own path, so that it can be copied while nobody uses it.
record Site(Path root) {
  static final SyncName SYNC = new SyncName("service");

  private static final String CONFIGURATION =
      """
      version: 1
      state: state
      syncs:
        service:
          source: {git: {url: "%s", track: tags}}
          through:
            build:
              command: [sh, -c, 'echo {commit} >> "$HOME/builds"; cp service.sh "$0"', "{output}"]
          target:
            binary:
              path: .bin/service
              check: {command: [grep, -q, service, "{artifact}"]}
              reload: {command: [sh, reload.sh]}
              health: {command: [sh, health.sh], every: 5s, timeout: 20s}
              probation: {healthy-for: 10s, within: 30s, strikes: 100}
      """;

  static Site make(Path root, String url) throws IOException {
    Files.createDirectories(root);
    Files.writeString(root.resolve("syncline.yaml"), CONFIGURATION.formatted(url));
    Files.writeString(
        root.resolve("reload.sh"),
        "cp .bin/service running.new && mv running.new running && echo started >> starts\n");
    Files.writeString(
        root.resolve("health.sh"), "cmp -s .bin/service running && ! grep -q sick running\n");
    return new Site(root);
  }

  Site copy(Path to) throws IOException {
    try (var all = Files.walk(root)) {
      for (var from : (Iterable<Path>) all::iterator) {
        Files.copy(
            from,
            to.resolve(root.relativize(from).toString()),
            StandardCopyOption.COPY_ATTRIBUTES,
            LinkOption.NOFOLLOW_LINKS);
      }
    }
    return new Site(to);
  }

  Configuration configuration() {
    return switch (ConfigurationReader.read(Optional.of(file()), environment())) {
      case Loaded.Well(var configuration, _) -> configuration;
      case Loaded.Broken(var problems) -> throw new IllegalStateException(problems.toString());
    };
  }

  StateHouseholds households(FaultPoints faults, Pace pace) {
    return new StateHouseholds(configuration(), environment(), "a test", pace, faults);
  }

  private Map<String, String> environment() {
    return Map.of("PATH", System.getenv("PATH"), "HOME", root.toString());
  }

  Path file() {
    return root.resolve("syncline.yaml");
  }

  Path live() {
    return root.resolve(".bin/service");
  }

  Path version() {
    return root.resolve(".bin/.version");
  }

  Path running() {
    return root.resolve("running");
  }

  Path state() {
    return root.resolve("state");
  }

  Path log() {
    return state().resolve("ledger.db-wal");
  }

  long builds(String commit) throws IOException {
    var file = root.resolve("builds");
    return Files.exists(file)
        ? Files.readAllLines(file).stream().filter(commit::equals).count()
        : 0;
  }

  /// What is on its way somewhere, or was left there.
  List<Path> left() throws IOException {
    try (var all = Files.walk(root)) {
      return all.filter(this::isLeft).toList();
    }
  }

  private boolean isLeft(Path path) {
    var parent = path.getParent();
    return path.getFileName().toString().startsWith(".staging-")
        || (parent != null && parent.equals(state().resolve("staging")));
  }
}
