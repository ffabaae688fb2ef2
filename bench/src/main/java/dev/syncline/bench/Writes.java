package dev.syncline.bench;

import dev.syncline.bench.report.Machine;
import dev.syncline.bench.report.Paper;
import dev.syncline.bench.report.Spread;
import dev.syncline.bench.report.Target;
import dev.syncline.bench.scene.TagSyncs;
import dev.syncline.core.ledger.Entry;
import dev.syncline.core.ledger.Look;
import dev.syncline.core.ledger.Tenure;
import dev.syncline.core.run.Cause;
import dev.syncline.core.run.Outcome;
import dev.syncline.engine.pace.SystemPace;
import dev.syncline.ledger.sqlite.SqliteLedger;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Durable writes into the ledger, one after the other and by many at once, beside a loop that
/// writes as many pages to a file and fsyncs each. Every row differs: SQLite writes nothing, and so
/// syncs nothing, where a row stays as it was.
record Writes(Settings settings) implements Benchmark {
  private static final int PAGE_BYTES = 4096;
  private static final double ALONE_MAX = 2;
  private static final double TOGETHER_MAX = 0.5;

  record Settings(int writes, int threads, int rounds) {
    static Settings of(Options options) {
      return new Settings(
          options.of("writes", 500), options.of("threads", 100), options.of("turns", 5));
    }
  }

  @Override
  public void run(Path directory, Paper paper) throws Exception {
    paper.heading("ledger", Machine.now(directory), settings);
    var bare = new ArrayList<Long>();
    var alone = new ArrayList<Long>();
    var together = new ArrayList<Long>();
    try (var ledger = SqliteLedger.open(directory.resolve("state"), "bench", new SystemPace())) {
      write(ledger, 0, settings.writes());
      for (int round = 1; round <= settings.rounds(); round++) {
        int first = round * 2 * settings.writes();
        bare.add(bare(directory.resolve("bare-" + round)));
        alone.add(alone(ledger, first));
        together.add(together(ledger, first + settings.writes()));
      }
    }
    var floor = Spread.ofNanos(bare);
    paper.range("write and fsync, bare", floor);
    paper.range("ledger, one after the other", Spread.ofNanos(alone));
    paper.range("ledger, by %d at once".formatted(settings.threads()), Spread.ofNanos(together));
    paper.ratio("ledger-alone", ratio(alone, floor), new Target.AtMost(ALONE_MAX));
    paper.ratio("ledger-together", ratio(together, floor), new Target.AtMost(TOGETHER_MAX));
  }

  private static double ratio(List<Long> ours, Spread floor) {
    return Spread.ofNanos(ours).median() / floor.median();
  }

  private long bare(Path file) throws IOException {
    try (var channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      var began = System.nanoTime();
      for (int write = 0; write < settings.writes(); write++) {
        channel.write(ByteBuffer.wrap(new byte[PAGE_BYTES]));
        channel.force(false);
      }
      return System.nanoTime() - began;
    }
  }

  private long alone(SqliteLedger ledger, int first) throws Exception {
    var began = System.nanoTime();
    write(ledger, first, settings.writes());
    return System.nanoTime() - began;
  }

  private long together(SqliteLedger ledger, int first) throws Exception {
    int each = Math.max(1, settings.writes() / settings.threads());
    var began = System.nanoTime();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var ending = new ArrayList<Future<?>>();
      for (int thread = 0; thread < settings.threads(); thread++) {
        int from = first + thread * each;
        ending.add(threads.submit(() -> write(ledger, from, each)));
      }
      for (var end : ending) {
        end.get();
      }
    }
    return System.nanoTime() - began;
  }

  private static int write(SqliteLedger ledger, int first, int count) throws Exception {
    for (int number = first; number < first + count; number++) {
      ledger.write(Tenure.SOLE, List.of(new Entry.Looked(look(number))));
    }
    return count;
  }

  private static Look look(int number) {
    return new Look(
        TagSyncs.name(number % 100),
        Instant.EPOCH.plusSeconds(number),
        Set.of(Cause.POLL),
        new Outcome.Unchanged("up to date, look " + number),
        Optional.of("v1." + number),
        Optional.empty());
  }
}
