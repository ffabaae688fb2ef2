package dev.syncline.bench;

import dev.syncline.bench.report.Machine;
import dev.syncline.bench.report.Paper;
import dev.syncline.bench.report.Spread;
import dev.syncline.bench.report.Target;
import dev.syncline.bench.scene.Program;
import dev.syncline.bench.scene.Workroom;
import dev.syncline.core.content.Content.Artifact;
import dev.syncline.core.content.Digest;
import dev.syncline.core.content.Revision;
import dev.syncline.core.ledger.Entry;
import dev.syncline.core.ledger.Tenure;
import dev.syncline.core.plan.Intent;
import dev.syncline.core.plan.Inventory;
import dev.syncline.core.plan.Journal;
import dev.syncline.core.plan.Owned;
import dev.syncline.core.plan.Plan;
import dev.syncline.core.run.Cause;
import dev.syncline.core.run.RunId;
import dev.syncline.core.run.SyncException;
import dev.syncline.core.run.SyncName;
import dev.syncline.core.source.Candidate;
import dev.syncline.core.source.Origin;
import dev.syncline.core.target.Desired;
import dev.syncline.core.target.ProbationTerms;
import dev.syncline.shared.files.FileDigests;
import dev.syncline.target.binary.BinarySettings;
import dev.syncline.target.binary.BinaryTarget;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/// A large binary brought into place from the artifact store: staged, fsynced, its bytes read again
/// and compared, renamed, journalled. Beside it the shell's way of doing the least of that: copy,
/// sync, rename.
record Swap(Settings settings) implements Benchmark {
  private static final double TIMES_MAX = 1.3;
  private static final SyncName SYNC = new SyncName("service");
  private static final Origin ORIGIN = new Origin("bench");
  private static final int SEED = 20260105;

  record Settings(int megabytes, int pairs) {
    static Settings of(Options options) {
      return new Settings(options.of("megabytes", 100), options.of("pairs", 9));
    }
  }

  @Override
  public void run(Path directory, Paper paper) throws Exception {
    paper.heading("swap", Machine.now(directory), settings);
    var one = random(directory.resolve("one"), SEED);
    var other = random(directory.resolve("other"), SEED + 1);
    try (var room = Workroom.open(directory.resolve("state"))) {
      var artifacts = List.of(kept(room, one, "1"), kept(room, other, "2"));
      compare(paper, new Scene(directory, room, artifacts, List.of(one, other)), false);
      compare(paper, new Scene(directory, room, artifacts, List.of(one, other)), true);
    }
  }

  private record Scene(Path directory, Workroom room, List<Artifact> artifacts, List<Path> files) {}

  private void compare(Paper paper, Scene scene, boolean keepsKnownGood) throws Exception {
    var ours = new ArrayList<Long>();
    var theirs = new ArrayList<Long>();
    var home = Files.createDirectories(scene.directory().resolve("kept-" + keepsKnownGood));
    var target = target(scene.room(), home);
    for (int pair = -1; pair < settings.pairs(); pair++) { // the first is not counted
      var artifact = scene.artifacts().get(Math.floorMod(pair, 2));
      var file = scene.files().get(Math.floorMod(pair, 2));
      var copy = "cp %s B.new && sync -f B.new && mv B.new B".formatted(file);
      var shell = List.of("sh", "-c", copy);
      settle(home);
      long swapped = pair % 2 == 0 ? swap(scene.room(), target, artifact, keepsKnownGood) : 0;
      settle(home);
      long moved = Program.in(home).run(shell);
      settle(home);
      swapped += pair % 2 == 0 ? 0 : swap(scene.room(), target, artifact, keepsKnownGood);
      if (pair >= 0) {
        ours.add(swapped);
        theirs.add(moved);
      }
    }
    var what = keepsKnownGood ? "swap, known-good put aside" : "swap";
    paper.range("cp && sync -f && mv", Spread.ofNanos(theirs));
    paper.range(what, Spread.ofNanos(ours));
    paper.ratio(
        keepsKnownGood ? "swap-keeping" : "swap",
        Spread.ofNanos(ours).median() / Spread.ofNanos(theirs).median(),
        new Target.AtMost(keepsKnownGood ? 2 * TIMES_MAX : TIMES_MAX));
  }

  /// Nobody pays for what somebody else left unwritten.
  private static void settle(Path home) throws IOException, InterruptedException {
    Program.in(home).run(List.of("sync", "-f", "."));
  }

  private static long swap(
      Workroom room, BinaryTarget target, Artifact artifact, boolean keepsKnownGood)
      throws SyncException, InterruptedException {
    var candidate = Candidate.of(ORIGIN, "v" + artifact.revision().value(), artifact.revision());
    var live = target.observe(Owned.NOTHING).found();
    var owned = keepsKnownGood ? new Owned(live, live) : Owned.NOTHING;
    var plan = target.observe(owned).plan(new Desired.Ready<>(candidate, artifact), owned);
    var journal = Written.begin(room, plan);
    var began = System.nanoTime();
    target.apply(plan, artifact, journal);
    return System.nanoTime() - began;
  }

  /// A journal in the real ledger, as in a pass.
  private record Written(Workroom room, RunId run, List<String> steps) implements Journal {
    static Written begin(Workroom room, Plan plan) throws SyncException, InterruptedException {
      var shop = room.shop();
      var run = RunId.at(shop.pace().now(), shop.random());
      var after = plan.becomes().orElseThrow();
      var intent = intent(run, plan, after);
      room.ledger()
          .write(
              Tenure.SOLE,
              List.of(
                  new Entry.RunOpened(
                      run, SYNC, Set.of(Cause.PERSON), shop.pace().now(), Optional.empty()),
                  new Entry.RunTook(run, after.of()),
                  new Entry.Intended(intent)));
      return new Written(room, run, new ArrayList<>());
    }

    private static Intent intent(RunId run, Plan plan, Inventory after) {
      return new Intent(run, SYNC, Intent.Purpose.APPLY, plan.digest(), Owned.NOTHING, after);
    }

    @Override
    public void append(String step) throws SyncException, InterruptedException {
      room.ledger().write(Tenure.SOLE, List.of(new Entry.Journaled(run, step)));
      steps.add(step);
    }
  }

  private static Artifact kept(Workroom room, Path file, String version) throws Exception {
    Digest digest = FileDigests.of(file);
    var artifact = new Artifact(new Revision(version), "service", digest, file);
    return room.artifacts().keep(artifact, Optional.empty());
  }

  private Path random(Path file, int seed) throws IOException {
    var random = new Random(seed);
    var block = new byte[1_000_000];
    try (OutputStream out = Files.newOutputStream(file)) {
      for (int each = 0; each < settings.megabytes(); each++) {
        random.nextBytes(block);
        out.write(block);
      }
    }
    return file;
  }

  private static BinaryTarget target(Workroom room, Path home) {
    var settings =
        new BinarySettings(
            home.resolve("service"),
            home,
            Optional.empty(),
            new BinarySettings.Reload.None(),
            new BinarySettings.Health.None(),
            new ProbationTerms(Duration.ZERO, Duration.ofMinutes(5), 3, Duration.ofSeconds(2)),
            BinarySettings.BYTES_MAX_DEFAULT);
    return new BinaryTarget(
        settings,
        room.files(),
        room.artifacts(),
        room.processes(),
        room.probe(),
        room.shop().pace());
  }
}
