package dev.syncline.bench;

import dev.syncline.bench.report.Machine;
import dev.syncline.bench.report.Paper;
import dev.syncline.bench.report.Spread;
import dev.syncline.bench.report.Target;
import dev.syncline.bench.scene.Patrol;
import dev.syncline.bench.scene.TagServer;
import dev.syncline.bench.scene.TagSyncs;
import dev.syncline.bench.scene.Workroom;
import dev.syncline.core.run.Cause;
import dev.syncline.core.run.SyncName;
import dev.syncline.engine.event.Event;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;

/// From a ring to the start of the pass that answers it, while passes of other syncs are under way:
/// rings come at a steady rate, whether earlier ones were answered or not.
record Ring(Settings settings) implements Benchmark {
  private static final double MILLIS_MAX = 10;
  private static final int SEED = 20260105;

  record Settings(int syncs, int rings, int gapMillis, int places) {
    static Settings of(Options options) {
      return new Settings(
          options.of("syncs", 100),
          options.of("rings", 3_000),
          options.of("gap", 5),
          options.of("places", 4));
    }
  }

  @Override
  public void run(Path directory, Paper paper) throws Exception {
    paper.heading("ring", Machine.now(directory), settings);
    try (var server = TagServer.open(10);
        var room = Workroom.open(directory.resolve("state"));
        var patrol =
            new Patrol(
                room, settings.places(), TagSyncs.installed(room, server, settings.syncs()))) {
      patrol.begin();
      patrol.sweep();
      var clock = new Clock();
      room.shop().events().listen(clock::heard);
      var bare = Spread.ofNanos(handOvers());
      var waited = Spread.ofNanos(rings(patrol, clock));
      paper.spread("bare hand-over to a waiting thread", bare);
      paper.spread("ring to pass started", waited);
      paper.figure("p50 / p50 of the bare one", waited.median() / bare.median(), "times");
      paper.ratio("ring-p99-ms", waited.percentile(99), new Target.AtMost(MILLIS_MAX));
    }
  }

  private List<Long> rings(Patrol patrol, Clock clock) throws InterruptedException {
    var random = new Random(SEED);
    for (int ring = 0; ring < settings.rings(); ring++) {
      var sync = TagSyncs.name(random.nextInt(settings.syncs()));
      clock.rung(sync);
      patrol.ring(sync, Cause.WEBHOOK);
      Thread.sleep(Duration.ofMillis(settings.gapMillis()));
    }
    while (!clock.rungAt.isEmpty()) {
      Thread.sleep(Duration.ofMillis(settings.gapMillis()));
    }
    return List.copyOf(clock.waited);
  }

  /// When each sync was first rung for the pass that has not started yet.
  private static final class Clock {
    private final ConcurrentHashMap<SyncName, Long> rungAt = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<Long> waited = new ConcurrentLinkedQueue<>();

    void rung(SyncName sync) {
      rungAt.putIfAbsent(sync, System.nanoTime());
    }

    void heard(Event event) {
      if (event instanceof Event.PassStarted started) {
        var now = System.nanoTime();
        var since = rungAt.remove(started.sync());
        if (since != null) {
          waited.add(now - since);
        }
      }
    }
  }

  /// What waking a virtual thread costs by itself, at the same rate.
  private List<Long> handOvers() throws InterruptedException {
    var took = new ArrayList<Long>();
    var bell = new Semaphore(0);
    var given = new ConcurrentLinkedQueue<Long>();
    var waiting = Thread.ofVirtual().start(() -> awake(bell, given, took));
    for (int ring = 0; ring < settings.rings(); ring++) {
      given.add(System.nanoTime());
      bell.release();
      Thread.sleep(Duration.ofMillis(settings.gapMillis()));
    }
    waiting.join();
    return took;
  }

  private void awake(Semaphore bell, ConcurrentLinkedQueue<Long> given, List<Long> took) {
    for (int ring = 0; ring < settings.rings(); ring++) {
      bell.acquireUninterruptibly();
      took.add(System.nanoTime() - given.remove());
    }
  }
}
