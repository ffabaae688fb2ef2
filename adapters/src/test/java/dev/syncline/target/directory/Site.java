package dev.syncline.target.directory;

import dev.syncline.core.content.Content;
import dev.syncline.core.content.Revision;
import dev.syncline.core.plan.Intent;
import dev.syncline.core.plan.Inventory;
import dev.syncline.core.plan.Owned;
import dev.syncline.core.plan.Plan;
import dev.syncline.core.run.FaultPoints;
import dev.syncline.core.run.RunId;
import dev.syncline.core.run.SyncName;
import dev.syncline.core.source.Candidate;
import dev.syncline.core.source.Origin;
import dev.syncline.core.target.Desired;
import dev.syncline.core.target.Verdict;
import dev.syncline.shared.process.ClockPace;
import dev.syncline.shared.process.Processes;
import dev.syncline.shared.redaction.Redactor;
import dev.syncline.testkit.HandMovedPace;
import dev.syncline.testkit.MemoryJournal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// A published folder and what its sync would hold of it, for tests.
final class Site {
  static final Origin ORIGIN = new Origin("example.org/www");

  final Path path;
  final HandMovedPace pace = new HandMovedPace();
  final DirectoryTarget target;
  Owned owned = Owned.NOTHING;
  private final Path staging;
  private int staged;

  Site(Path folder) {
    this(folder, FaultPoints.NONE, 1, Duration.ZERO, Optional.empty());
  }

  Site(Path folder, FaultPoints faults, int keep, Duration grace, Optional<Hook> hook) {
    this.path = folder.resolve("www");
    this.staging = folder.resolve("staging");
    this.target =
        new DirectoryTarget(
            new DirectorySettings(path, "current", keep, grace, hook),
            new Processes(System.getenv(), Redactor.NONE, new ClockPace()),
            pace,
            faults);
  }

  Path link() {
    return path.resolve("current");
  }

  static Candidate candidate(String revision) {
    return Candidate.of(ORIGIN, "main", new Revision(revision));
  }

  /// A tree in staging: name to text; a text that starts with `->` is a link, with `#!` executable.
  Content.Tree tree(String revision, Map<String, String> files) throws IOException {
    var root = staging.resolve("" + staged++);
    Files.createDirectories(root);
    for (var file : files.entrySet()) {
      write(root.resolve(file.getKey()), file.getValue());
    }
    return new Content.Tree(new Revision(revision), root);
  }

  private static void write(Path path, String text) throws IOException {
    Files.createDirectories(path.getParent());
    if (text.startsWith("->")) {
      Files.createSymbolicLink(path, Path.of(text.substring(2)));
      return;
    }
    Files.writeString(path, text);
    if (text.startsWith("#!") && !path.toFile().setExecutable(true)) {
      throw new IOException("cannot make executable");
    }
  }

  Plan plan(Content.Files content) throws Exception {
    return target
        .observe(owned)
        .plan(new Desired.Ready<>(candidate(content.revision().value()), content), owned);
  }

  /// One whole pass that is expected to go well.
  Plan publish(Content.Files content) throws Exception {
    var plan = plan(content);
    target.apply(plan, content, new MemoryJournal(FaultPoints.NONE));
    return record(plan, intent(Intent.Purpose.APPLY, plan));
  }

  Plan record(Plan plan, Intent intent) throws Exception {
    if (!(target.verify(intent, Optional.empty(), pace.now()) instanceof Verdict.Well)) {
      throw new AssertionError("not well");
    }
    owned = new Owned(plan.becomes(), plan.becomes());
    return plan;
  }

  Intent intent(Intent.Purpose purpose, Plan plan) {
    return new Intent(
        new RunId("run1"),
        new SyncName("www"),
        purpose,
        plan.digest(),
        owned,
        plan.becomes().orElseThrow());
  }

  Inventory installed() {
    return owned.installed().orElseThrow();
  }

  /// What a reader sees: name to text, links as `->target`; empty where there is nothing.
  SortedMap<String, String> seen() throws IOException {
    return Files.exists(link()) ? contents(link().toRealPath()) : new TreeMap<>();
  }

  private static SortedMap<String, String> contents(Path root) throws IOException {
    var seen = new TreeMap<String, String>();
    try (var walk = Files.walk(root)) {
      for (var path : walk.toList()) {
        var name = root.relativize(path).toString();
        if (Files.isSymbolicLink(path)) {
          seen.put(name, "->" + Files.readSymbolicLink(path));
        } else if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
          seen.put(name, Files.readString(path));
        }
      }
    }
    return seen;
  }
}
