package dev.syncline.bench;

import dev.syncline.bench.report.Machine;
import dev.syncline.bench.report.Paper;
import dev.syncline.bench.report.Spread;
import dev.syncline.bench.report.Target;
import dev.syncline.bench.scene.Floor;
import dev.syncline.bench.scene.Nvchecker;
import dev.syncline.bench.scene.Patrol;
import dev.syncline.bench.scene.Program;
import dev.syncline.bench.scene.TagServer;
import dev.syncline.bench.scene.TagSyncs;
import dev.syncline.bench.scene.Workroom;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Nothing has changed: how long it takes to find that out for many git upstreams. Syncline makes
/// whole passes (detect, decide, ledger), beside it nvchecker asks the same server.
record Sweep(Settings settings) implements Benchmark {
  private static final double TIMES_FASTER = 10;
  private static final double MILLIS_OF_MANY = 60_000;

  /// `many` upstreams are swept by Syncline alone; none where it is zero. Without `peer` nvchecker
  /// is left out.
  record Settings(int upstreams, int many, int tags, int places, int rounds, int peer) {
    static Settings of(Options options) {
      return new Settings(
          options.of("upstreams", 1_000),
          options.of("many", 10_000),
          options.of("tags", 10),
          options.of("places", 4),
          options.of("rounds", 3),
          options.of("peer", 1));
    }
  }

  @Override
  public void run(Path directory, Paper paper) throws Exception {
    paper.heading("sweep", Machine.now(directory), settings);
    try (var server = TagServer.open(settings.tags())) {
      few(directory, server, paper);
      if (settings.many() > 0) {
        many(directory.resolve("many"), server, paper);
      }
    }
  }

  private void few(Path directory, TagServer server, Paper paper) throws Exception {
    var peer =
        settings.peer() > 0 ? Optional.of(peer(directory, server)) : Optional.<Nvchecker>empty();
    var floor = new Floor(server, settings.places());
    var ours = new ArrayList<Long>();
    var theirs = new ArrayList<Long>();
    var least = new ArrayList<Long>();
    long cpu = 0;
    try (var room = Workroom.open(directory.resolve("state"));
        var patrol = patrol(room, server, settings.upstreams())) {
      paper.range("syncline, first sweep of a new process", Spread.ofNanos(patrol.begin()));
      for (int round = 0; round < settings.rounds(); round++) {
        if (peer.isPresent() && round % 2 == 1) {
          theirs.add(listingAll(server, peer.get()::sweep));
        }
        least.add(listingAll(server, () -> floor.sweep(settings.upstreams())));
        cpu -= Machine.cpuNanos();
        ours.add(listingAll(server, patrol::sweep));
        cpu += Machine.cpuNanos();
        if (peer.isPresent() && round % 2 == 0) {
          theirs.add(listingAll(server, peer.get()::sweep));
        }
      }
    }
    paper.figure("cores' time of a sweep, syncline and server", cpu / 1e6 / ours.size(), "ms");
    tell(paper, Spread.ofNanos(ours), Spread.ofNanos(least), theirs);
  }

  private void tell(Paper paper, Spread ours, Spread least, List<Long> theirs) {
    paper.range("the same requests and nothing else", least);
    paper.range("syncline", ours);
    paper.figure("syncline / the same requests", ours.median() / least.median(), "times");
    if (!theirs.isEmpty()) {
      var peer = Spread.ofNanos(theirs);
      paper.range("nvchecker", peer);
      paper.ratio("sweep", peer.median() / ours.median(), new Target.AtLeast(TIMES_FASTER));
    }
  }

  private void many(Path directory, TagServer server, Paper paper) throws Exception {
    try (var room = Workroom.open(directory);
        var patrol = patrol(room, server, settings.many())) {
      patrol.begin();
      var took = Spread.ofNanos(listing(server, settings.many(), patrol::sweep));
      paper.range("syncline, %d upstreams".formatted(settings.many()), took);
      paper.ratio("sweep-many-ms", took.median(), new Target.AtMost(MILLIS_OF_MANY));
    }
  }

  private Patrol patrol(Workroom room, TagServer server, int upstreams) throws Exception {
    return new Patrol(room, settings.places(), TagSyncs.installed(room, server, upstreams));
  }

  private Nvchecker peer(Path directory, TagServer server) throws Exception {
    var home = Files.createDirectories(directory.resolve("nvchecker"));
    var installer = System.getProperty("syncline.root", ".") + "/peers/nvchecker.sh";
    var program = Path.of(Program.in(home).lastLine(List.of("bash", installer)));
    var peer = new Nvchecker(program, home, server, settings.upstreams());
    peer.sweep();
    peer.take();
    int found = peer.found(server.newest());
    if (found != settings.upstreams()) {
      throw new IllegalStateException("nvchecker found %d only".formatted(found));
    }
    return peer;
  }

  private interface Timed {
    long run() throws Exception;
  }

  private long listingAll(TagServer server, Timed sweep) throws Exception {
    return listing(server, settings.upstreams(), sweep);
  }

  /// Proves that each upstream was really asked.
  private static long listing(TagServer server, int upstreams, Timed sweep) throws Exception {
    var before = server.listed();
    var took = sweep.run();
    if (server.listed() - before != upstreams) {
      throw new IllegalStateException(
          "%d of %d were asked".formatted(server.listed() - before, upstreams));
    }
    return took;
  }
}
