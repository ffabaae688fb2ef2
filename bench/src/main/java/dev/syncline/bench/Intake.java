package dev.syncline.bench;

import dev.syncline.bench.report.Machine;
import dev.syncline.bench.report.Paper;
import dev.syncline.bench.report.Spread;
import dev.syncline.bench.report.Target;
import dev.syncline.bench.scene.Daemons;
import dev.syncline.bench.scene.Hook;
import dev.syncline.bench.scene.Load;
import dev.syncline.bench.scene.Service;
import dev.syncline.bench.scene.TagServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/// Webhooks at `syncline watch` as a user starts it: signed, verified, durable, answered 202, over
/// connections that stay open; in turns with adnanh/webhook, which verifies the same and runs
/// `true`. Then from a webhook to its pass, and what an idle daemon costs, also one with many more
/// syncs.
record Intake(Settings settings) implements Benchmark {
  private static final double MILLIS_MAX = 10;
  private static final double MILLIS_TO_PASS_MAX = 20;
  private static final double MEGABYTES_MAX = 150;
  private static final double PERCENT_MAX = 0.5;
  private static final Duration BETWEEN = Duration.ofMillis(20);
  private static final int QUIET_SECONDS = 5;
  private static final long LOOK_NANOS = 50_000;

  /// `warm` requests come before the measured ones, for both sides. Without `peer` adnanh/webhook
  /// is left out, without `crowd` the daemon with so many syncs.
  record Settings(
      int syncs,
      int connections,
      int warm,
      int requests,
      int rounds,
      int bytes,
      int passes,
      int idleSeconds,
      int crowd,
      int peer,
      Path launcher) {
    /// How many webhooks Syncline gets under load.
    int all() {
      return warm + rounds * requests;
    }

    static Settings of(Options options) {
      return new Settings(
          options.of("syncs", 100),
          options.of("connections", 16),
          options.of("warm", 40_000),
          options.of("requests", 8_000),
          options.of("rounds", 5),
          options.of("bytes", 8_000),
          options.of("passes", 300),
          options.of("idle", 30),
          options.of("crowd", 1_000),
          options.of("peer", 1),
          Path.of(System.getProperty("syncline.root", "."), "syncline"));
    }
  }

  @Override
  public void run(Path directory, Paper paper) throws Exception {
    paper.heading("intake", Machine.now(directory), settings);
    var own = Files.createDirectories(directory.resolve("own"));
    int port = Service.freePort();
    try (var server = TagServer.open(10);
        var daemon = Daemons.watch(own, settings.launcher(), port, server, settings.syncs())) {
      settled(server);
      idle(daemon, paper);
      var hook = hook("/webhook/" + Daemons.FIRST); // one, for no delivery may come twice
      var ours = new Load(port, settings.connections(), hook, 202);
      var before = daemon.computed();
      measure(directory, ours, paper);
      paper.figure(
          "syncline computes",
          daemon.computed().minus(before).toNanos() / 1e3 / settings.all(),
          "us a webhook, compiling and passes included");
      settled(server);
      toPass(server, new Load(port, 1, hook, 202), paper);
      paper.figure("resident after the load", daemon.residentMegabytes(), "MB");
    }
    if (settings.crowd() > 0) {
      crowd(directory, paper);
    }
  }

  private void crowd(Path directory, Paper paper) throws Exception {
    var own = Files.createDirectories(directory.resolve("crowd"));
    int port = Service.freePort();
    try (var server = TagServer.open(10);
        var daemon = Daemons.watch(own, settings.launcher(), port, server, settings.crowd())) {
      settled(server);
      paper.figure("idle with %d syncs".formatted(settings.crowd()), idlePercent(daemon), "% CPU");
      paper.figure("its resident memory", daemon.residentMegabytes(), "MB");
    }
  }

  private Hook hook(String path) {
    return new Hook(path, settings.bytes());
  }

  private void measure(Path directory, Load ours, Paper paper) throws Exception {
    if (settings.peer() == 0) {
      turns(ours, Optional.empty(), paper);
      return;
    }
    int port = Service.freePort();
    try (var peer = Daemons.peer(Files.createDirectories(directory.resolve("peer")), port)) {
      var load = new Load(port, settings.connections(), hook("/hooks/bench"), 200);
      turns(ours, Optional.of(new Peer(load, peer)), paper);
    }
  }

  /// It answers before its command has run: thousands are left when its turn ends, and would be
  /// worked off at the cost of the next one.
  private record Peer(Load load, Service service) {
    Load.Taken run(int requests) throws Exception {
      var taken = load.run(requests);
      service.awaitChildless();
      return taken;
    }
  }

  private void turns(Load ours, Optional<Peer> theirs, Paper paper) throws Exception {
    ours.run(settings.warm());
    if (theirs.isPresent()) {
      theirs.get().run(settings.warm());
    }
    var own = new Tally();
    var peer = new Tally();
    for (int round = 0; round < settings.rounds(); round++) {
      own.add(ours.run(settings.requests()));
      if (theirs.isPresent()) {
        peer.add(theirs.get().run(settings.requests()));
      }
    }
    own.tell("syncline", paper);
    if (theirs.isPresent()) {
      peer.tell("adnanh/webhook", paper);
      paper.ratio("intake", own.perSecond() / peer.perSecond(), new Target.AtLeast(1));
    }
    var p99 = Spread.ofNanos(own.each).percentile(99);
    paper.ratio("intake-p99-ms", p99, new Target.AtMost(MILLIS_MAX));
  }

  private static final class Tally {
    private final List<Long> each = new ArrayList<>();
    private long all;

    void add(Load.Taken taken) {
      each.addAll(taken.each());
      all += taken.all();
    }

    double perSecond() {
      return each.size() / (all / 1e9);
    }

    void tell(String who, Paper paper) {
      paper.figure(who, perSecond(), "requests/s");
      paper.spread(who, Spread.ofNanos(each));
    }
  }

  /// From before a webhook is sent until its pass asks upstream: a little more than to its start.
  private void toPass(TagServer server, Load one, Paper paper) throws Exception {
    var took = new ArrayList<Long>();
    for (int pass = 0; pass < settings.passes(); pass++) {
      long before = server.listed();
      var began = System.nanoTime();
      one.run(1);
      while (server.listed() == before) {
        LockSupport.parkNanos(LOOK_NANOS);
      }
      took.add(System.nanoTime() - began);
      Thread.sleep(BETWEEN);
    }
    var spread = Spread.ofNanos(took);
    paper.spread("webhook to its pass asking upstream", spread);
    paper.ratio(
        "webhook-to-pass-p99-ms", spread.percentile(99), new Target.AtMost(MILLIS_TO_PASS_MAX));
  }

  /// Waits until no pass has asked for a while.
  private static void settled(TagServer server) throws InterruptedException {
    long seen = -1;
    for (int quiet = 0; quiet < QUIET_SECONDS; quiet++) {
      if (seen != server.listed()) {
        seen = server.listed();
        quiet = 0;
      }
      Thread.sleep(Duration.ofSeconds(1));
    }
  }

  private void idle(Service daemon, Paper paper) throws Exception {
    paper.ratio("idle-cpu-percent", idlePercent(daemon), new Target.AtMost(PERCENT_MAX));
    paper.ratio("idle-rss-mb", daemon.residentMegabytes(), new Target.AtMost(MEGABYTES_MAX));
  }

  /// Of one core.
  private double idlePercent(Service daemon) throws Exception {
    var before = daemon.computed();
    Thread.sleep(Duration.ofSeconds(settings.idleSeconds()));
    double computed = daemon.computed().minus(before).toNanos() / 1e9;
    return 100 * computed / settings.idleSeconds();
  }
}
