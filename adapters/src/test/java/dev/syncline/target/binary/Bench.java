package dev.syncline.target.binary;

import dev.syncline.core.content.Content.Artifact;
import dev.syncline.core.content.Digest;
import dev.syncline.core.content.Revision;
import dev.syncline.core.ledger.Artifacts;
import dev.syncline.core.ledger.BuildKey;
import dev.syncline.core.plan.Effects;
import dev.syncline.core.plan.Intent;
import dev.syncline.core.plan.Inventory;
import dev.syncline.core.plan.Item;
import dev.syncline.core.plan.Owned;
import dev.syncline.core.plan.Plan;
import dev.syncline.core.run.FaultPoints;
import dev.syncline.core.run.RunId;
import dev.syncline.core.run.SyncException;
import dev.syncline.core.run.SyncName;
import dev.syncline.core.source.Candidate;
import dev.syncline.core.source.Origin;
import dev.syncline.core.target.Desired;
import dev.syncline.core.target.ProbationTerms;
import dev.syncline.shared.files.DurableFiles;
import dev.syncline.shared.process.ClockPace;
import dev.syncline.shared.process.Command;
import dev.syncline.shared.process.Ended;
import dev.syncline.shared.process.Processes;
import dev.syncline.shared.process.Signals;
import dev.syncline.shared.redaction.Redactor;
import dev.syncline.shared.wire.HealthProbe;
import dev.syncline.shared.wire.Wires;
import dev.syncline.target.binary.BinarySettings.Check;
import dev.syncline.target.binary.BinarySettings.Folder;
import dev.syncline.target.binary.BinarySettings.Health;
import dev.syncline.target.binary.BinarySettings.Reload;
import dev.syncline.testkit.HandMovedPace;
import dev.syncline.testkit.MemoryJournal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// One binary in a folder of a test, with commands that only note that they were run.
final class Bench {
  static final ProbationTerms TERMS =
      new ProbationTerms(Duration.ofSeconds(60), Duration.ofMinutes(5), 3, Duration.ofSeconds(2));
  static final String OLD = "the old binary, known to be good";
  static final String NEW = "the new binary, a little longer than the old one";

  final Path root;
  final Path live;
  final Layout layout;
  final Folder folder;
  final FaultPoints faults;
  final HandMovedPace pace = new HandMovedPace();
  final List<Optional<Digest>> reloadedWith = new ArrayList<>();
  final List<List<String>> checkedWith = new ArrayList<>();
  final Map<Digest, Path> stored = new HashMap<>();
  Commands reloadEnds = ended(0);
  Commands checkEnds = ended(0);
  Reload reload = new Reload.ByCommand(List.of("reload"), Duration.ofSeconds(5));
  Health health = new Health.None();
  Runnable duringCheck = () -> {};
  MemoryJournal journal;

  Bench(Path root, FaultPoints faults) throws IOException {
    this(root, faults, "nats/.bin/nats-server");
  }

  Bench(Path root, FaultPoints faults, String path) throws IOException {
    this(root, faults, path, Folder.OWN);
  }

  Bench(Path root, FaultPoints faults, String path, Folder folder) throws IOException {
    this.root = root;
    this.folder = folder;
    this.faults = faults;
    this.live = root.resolve(path);
    this.layout = Layout.of(live, folder);
    this.journal = new MemoryJournal(faults);
    Files.createDirectories(root);
  }

  /// A target that remembers nothing of an earlier one, as after a kill.
  BinaryTarget target() {
    return target(BinarySettings.BYTES_MAX_DEFAULT);
  }

  BinaryTarget target(long bytesMax) {
    var check = new Check(List.of("check", "{artifact}", "--version"), Duration.ofSeconds(5));
    var settings =
        new BinarySettings(live, root, Optional.of(check), reload, health, TERMS, bytesMax, folder);
    return new BinaryTarget(
        settings, new DurableFiles(faults), new Stored(), outside(this::run), pace);
  }

  /// Real signals and probes.
  static Outside outside(Commands commands) {
    return new Outside(
        commands,
        new Signals(processes()),
        new HealthProbe(Wires.plain()),
        new Supervision(new ClockPace(), Duration.ofMillis(100)));
  }

  static Processes processes() {
    return new Processes(System.getenv(), Redactor.NONE, new ClockPace());
  }

  /// A command that ends so at once.
  static Commands ended(int exitCode, String... said) {
    return _ -> new Ended.Finished(exitCode, List.of(said), Duration.ZERO);
  }

  private Ended run(Command command) throws SyncException, InterruptedException {
    return switch (command.words().getFirst()) {
      case "reload" -> {
        reloadedWith.add(digestOfLive());
        yield reloadEnds.run(command);
      }
      case "check" -> {
        checkedWith.add(command.words());
        duringCheck.run();
        yield checkEnds.run(command);
      }
      default -> throw new AssertionError(command);
    };
  }

  private final class Stored implements Artifacts {
    @Override
    public Optional<Artifact> find(Digest digest, Revision revision) {
      return Optional.ofNullable(stored.get(digest))
          .map(file -> new Artifact(revision, "nats-server", digest, file));
    }

    @Override
    public Optional<Artifact> made(BuildKey key) {
      return Optional.empty();
    }

    @Override
    public Artifact keep(Artifact artifact, Optional<BuildKey> key) {
      throw new AssertionError("the target keeps nothing");
    }
  }

  Optional<Digest> digestOfLive() {
    return digestOf(live);
  }

  static Optional<Digest> digestOf(Path file) {
    try {
      return Files.exists(file)
          ? Optional.of(Digest.of(Files.readAllBytes(file)))
          : Optional.empty();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  static Candidate candidate(String name) {
    var commit = Digest.of(name).hex().substring(0, 40);
    return Candidate.of(new Origin("example.org/nats"), name, new Revision(commit));
  }

  Inventory inventory(String name, String bytes) {
    return new Inventory(
        candidate(name), List.of(new Item(live.getFileName().toString(), Digest.of(bytes))));
  }

  /// What was installed as `name` by us and is known to be good.
  Owned owned(String name, String bytes) {
    var inventory = Optional.of(inventory(name, bytes));
    return new Owned(inventory, inventory);
  }

  Artifact artifact(String name, String bytes) throws IOException {
    var file = Files.createDirectories(root.resolve("fetched")).resolve(Digest.of(bytes).hex());
    Files.writeString(file, bytes);
    return new Artifact(candidate(name).revision(), "nats-server", Digest.of(bytes), file);
  }

  void put(String name, String bytes) throws IOException {
    place(live, layout.versionFile(), name, bytes);
  }

  void putPrevious(String name, String bytes) throws IOException {
    place(layout.previous(), layout.previousVersion(), name, bytes);
  }

  private void place(Path file, Path versionFile, String name, String bytes) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, bytes);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-x--x"));
    var version = VersionFile.of(candidate(name), Digest.of(bytes), pace.now());
    Files.write(versionFile, version.text().getBytes(StandardCharsets.UTF_8));
  }

  Plan planFor(String name, String bytes, Owned owned) throws Exception {
    var ready = new Desired.Ready<>(candidate(name), artifact(name, bytes));
    return target().observe(owned).plan(ready, owned);
  }

  /// Plans and applies in one life.
  Effects update(String name, String bytes, Owned owned) throws Exception {
    return target().apply(planFor(name, bytes, owned), artifact(name, bytes), journal);
  }

  static Intent intent(Intent.Purpose purpose, Plan plan, Owned before) {
    return new Intent(
        new RunId("abcd1234"),
        new SyncName("nats"),
        purpose,
        plan.digest(),
        before,
        plan.becomes().orElseThrow());
  }

  VersionFile version() throws IOException {
    return VersionFiles.read(layout.versionFile());
  }

  /// All that lies in the binary's folder and below, by name.
  List<String> files() throws IOException {
    if (!Files.exists(live.getParent())) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(live.getParent())) {
      return all.filter(path -> !path.equals(live.getParent()))
          .map(path -> live.getParent().relativize(path).toString())
          .sorted()
          .toList();
    }
  }
}
