package dev.syncline.bench;

import dev.syncline.bench.report.Machine;
import dev.syncline.bench.report.Paper;
import dev.syncline.bench.report.Spread;
import dev.syncline.bench.report.Target;
import dev.syncline.bench.scene.Program;
import dev.syncline.bench.scene.TagSyncs;
import dev.syncline.core.content.Digest;
import dev.syncline.core.content.Revision;
import dev.syncline.core.ledger.Entry;
import dev.syncline.core.ledger.Look;
import dev.syncline.core.ledger.Tenure;
import dev.syncline.core.plan.Inventory;
import dev.syncline.core.plan.Item;
import dev.syncline.core.run.Cause;
import dev.syncline.core.run.Outcome;
import dev.syncline.core.run.RunId;
import dev.syncline.core.source.Candidate;
import dev.syncline.core.source.Origin;
import dev.syncline.engine.pace.SystemPace;
import dev.syncline.ledger.sqlite.SqliteLedger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// `syncline status` as a user calls it, each time a new process: with the class cache that the
/// launcher makes, and without it. The files are in the system's cache, as after a first call.
record Status(Settings settings) implements Benchmark {
  private static final double MILLIS_MAX = 250;
  private static final int LOOKS_MAX = 600; // a minute
  private static final Instant LONG_AGO = Instant.parse("2026-01-05T08:00:00Z");

  record Settings(int syncs, int runsEach, int calls, Path launcher) {
    static Settings of(Options options) {
      return new Settings(
          options.of("syncs", 100),
          options.of("runs", 10),
          options.of("calls", 20),
          Path.of(System.getProperty("syncline.root", "."), "syncline"));
    }
  }

  @Override
  public void run(Path directory, Paper paper) throws Exception {
    paper.heading("status", Machine.now(directory), settings);
    var file = configuration(directory);
    try (var ledger = SqliteLedger.open(directory.resolve("state"), "bench", new SystemPace())) {
      for (int sync = 0; sync < settings.syncs(); sync++) {
        ledger.write(Tenure.SOLE, history(sync));
      }
    }
    var call = List.of(settings.launcher().toString(), "status", "--config", file.toString());
    var cached = Program.in(directory);
    // Java may not take a cache where the user says something of sharing: so the launcher gives
    // none.
    var bare = new Program(directory, Map.of("JDK_JAVA_OPTIONS", "-Xshare:auto"));
    cached.run(call); // builds Syncline where it is missing, and begins to make its cache
    awaitCache();
    var with = new ArrayList<Long>();
    var without = new ArrayList<Long>();
    for (int number = 0; number < settings.calls(); number++) {
      without.add(bare.run(call));
      with.add(cached.run(call));
    }
    paper.range("without the class cache", Spread.ofNanos(without));
    paper.range("with the class cache", Spread.ofNanos(with));
    var median = Spread.ofNanos(with).median();
    paper.figure("with / without", median / Spread.ofNanos(without).median(), "times");
    paper.ratio("status-median-ms", median, new Target.AtMost(MILLIS_MAX));
  }

  /// The launcher makes the cache in the background. Without a build there is nothing to wait for.
  private void awaitCache() throws IOException, InterruptedException {
    var builds = settings.launcher().resolveSibling("app").resolve("target").resolve("syncline");
    for (int look = 0; look < LOOKS_MAX && Files.isDirectory(builds); look++) {
      try (var files = Files.walk(builds, 2)) {
        if (files.anyMatch(file -> file.toString().endsWith(".aot"))) {
          return;
        }
      }
      Thread.sleep(Duration.ofMillis(100));
    }
  }

  private Path configuration(Path directory) throws Exception {
    var text = new StringBuilder("version: 1\nstate: state\nsyncs:\n");
    for (int sync = 0; sync < settings.syncs(); sync++) {
      text.append("  %s:%n".formatted(TagSyncs.name(sync)))
          .append(
              "    source: {git: {url: https://git.example/%d.git, track: tags}}%n".formatted(sync))
          .append("    target: {directory: {path: www-%d}}%n".formatted(sync));
    }
    return Files.writeString(directory.resolve("syncline.yaml"), text);
  }

  private List<Entry> history(int sync) {
    var entries = new ArrayList<Entry>();
    var name = TagSyncs.name(sync);
    for (int number = 0; number < settings.runsEach(); number++) {
      var at = LONG_AGO.plusSeconds(3_600L * number + sync);
      var run = new RunId("r%03d%05d".formatted(number, sync));
      var candidate = candidate(sync, number);
      entries.add(new Entry.RunOpened(run, name, Set.of(Cause.POLL), at, Optional.empty()));
      entries.add(new Entry.RunTook(run, candidate));
      entries.add(new Entry.RunEnded(run, new Outcome.Applied("1 change"), List.of(), at));
      var items = List.of(new Item("tree", Digest.of(candidate.name())));
      entries.add(new Entry.Installed(name, new Inventory(candidate, items)));
    }
    entries.add(
        new Entry.Looked(
            new Look(
                name,
                LONG_AGO.plusSeconds(86_400),
                Set.of(Cause.POLL),
                new Outcome.Unchanged("up to date"),
                Optional.of("v1." + settings.runsEach()),
                Optional.empty())));
    return entries;
  }

  private static Candidate candidate(int sync, int number) {
    var revision = Digest.of(sync + "/" + number).hex().substring(0, 40);
    return Candidate.of(new Origin("git.example/" + sync), "v1." + number, new Revision(revision));
  }
}
