package dev.syncline.transform.build;

import dev.syncline.core.content.Content;
import dev.syncline.core.content.Revision;
import dev.syncline.core.run.Progress;
import dev.syncline.core.run.SyncException;
import dev.syncline.core.source.Candidate;
import dev.syncline.core.source.Origin;
import dev.syncline.core.source.Staging;
import dev.syncline.shared.process.ClockPace;
import dev.syncline.shared.process.Processes;
import dev.syncline.shared.redaction.Redactor;
import dev.syncline.shared.redaction.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A project, a staging area with a fetched tree, and builds in them.
final class Bench {
  static final String COMMIT = "1d6f7ea0123456789012345678901234567890ab";
  static final Duration LONG = Duration.ofSeconds(120);

  final Path project;
  final Path staging;
  final Path tree;
  final List<String> log = Collections.synchronizedList(new ArrayList<>());
  private final Map<String, String> own;

  /// `directory` is empty; programs are found on `path`.
  Bench(Path directory, String path) throws IOException {
    var real = directory.toRealPath();
    project = Files.createDirectories(real.resolve("project"));
    staging = Files.createDirectories(real.resolve("project/.syncline/staging/1"));
    tree = Files.createDirectories(staging.resolve("tree"));
    own = Map.of("PATH", path, "HOME", real.toString(), "API_KEY", "planted-secret");
  }

  Path write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  Path script(Path file, String text) throws IOException {
    return Files.setPosixFilePermissions(
        write(file, "#!/bin/sh\n" + text + "\n"), PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  static How shell(String script) {
    return new How.CommandBuild(List.of("sh", "-ec", script));
  }

  static How task(String task, Path project) {
    return How.TaskBuild.of(
        task, project, Path.of("nats/.bin/nats-server"), Optional.of("NATS_VERSION"));
  }

  Content.Artifact build(How how) throws SyncException, InterruptedException {
    return build(how, "v2.10.25", LONG);
  }

  Content.Artifact build(How how, String version, Duration limit)
      throws SyncException, InterruptedException {
    var set = new LinkedHashMap<>(Map.of("SET", "by-us"));
    var settings = new BuildSettings(how, "nats-server", Optional.empty(), set, limit);
    return transform(settings)
        .make(
            new Content.Tree(new Revision(COMMIT), tree),
            candidate(version),
            new Staging(staging, progress()));
  }

  BuildTransform transform(BuildSettings settings) {
    var redactor = new Redactor(List.of(new Secret("planted-secret")));
    return new BuildTransform(settings, new Processes(own, redactor, new ClockPace()));
  }

  static Candidate candidate(String version) {
    return Candidate.of(
        new Origin("github.com/nats-io/nats-server"), version, new Revision(COMMIT));
  }

  private Progress progress() {
    return new Progress() {
      @Override
      public void line(String text) {
        log.add(text);
      }

      @Override
      public void moved(String what, long done, long total) {}
    };
  }
}
