package dev.syncline.target.directory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.core.plan.Intent;
import dev.syncline.core.run.FaultPoints;
import dev.syncline.testkit.MemoryJournal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryReadersTest {
  private static final int FLIPS = 200;
  private static final int FILES = 12;

  @TempDir Path folder;

  /// A reader resolves the link once and reads all files below it; no retry is needed.
  @Test
  void readerDuringManyFlips_neverSeesAMixOrAMissingFile() throws Exception {
    var site = new Site(folder, FaultPoints.NONE, 1, Duration.ofHours(1), Optional.empty());
    publish(site, 0);
    var done = new AtomicBoolean();
    try (var threads = Executors.newFixedThreadPool(2)) {
      Callable<Integer> reading = () -> readUntil(done, site.link());
      var one = threads.submit(reading);
      var other = threads.submit(reading);

      for (int i = 1; i <= FLIPS; i++) {
        publish(site, i);
      }
      done.set(true);

      System.out.printf("%d and %d whole reads during %d flips%n", one.get(), other.get(), FLIPS);
      assertThat(one.get() + other.get()).isGreaterThan(FLIPS);
    }
  }

  @Test
  void tenThousandFiles_arePlannedPublishedAndReconciled() throws Exception {
    var site = new Site(folder);
    var content =
        site.tree(
            "aaa",
            IntStream.range(0, 10_000)
                .boxed()
                .collect(
                    Collectors.toMap(
                        i -> "d%d/e%d/f%d.txt".formatted(i % 10, i % 100, i), i -> "text " + i)));
    long start = System.nanoTime();

    var plan = site.plan(content);
    long planned = System.nanoTime();
    site.target.apply(plan, content, new MemoryJournal(FaultPoints.NONE));
    long applied = System.nanoTime();
    site.record(plan, site.intent(Intent.Purpose.APPLY, plan));
    long verified = System.nanoTime();
    site.pace.move(Duration.ofDays(3_650)); // all files have settled
    site.target.observe(site.owned);
    long read = System.nanoTime();
    var drift = site.target.observe(site.owned).drift(site.owned);
    long reconciled = System.nanoTime();

    assertThat(drift).isEmpty();
    assertThat(plan.changes()).hasSize(10_001);
    System.out.printf(
        "10,000 files: plan %d ms, apply %d ms, verify %d ms, observe %d ms, again %d ms%n",
        ms(start, planned),
        ms(planned, applied),
        ms(applied, verified),
        ms(verified, read),
        ms(read, reconciled));
  }

  private static long ms(long from, long to) {
    return Duration.ofNanos(to - from).toMillis();
  }

  private static void publish(Site site, int number) throws Exception {
    var files =
        IntStream.range(0, FILES).boxed().collect(Collectors.toMap(i -> "f" + i, _ -> "" + number));
    site.publish(site.tree("r" + number, files));
  }

  private static int readUntil(AtomicBoolean done, Path link) throws Exception {
    int reads = 0;
    while (!done.get()) {
      var root = link.toRealPath();
      Set<String> seen = new HashSet<>();
      for (int i = 0; i < FILES; i++) {
        seen.add(Files.readString(root.resolve("f" + i)));
      }
      assertThat(seen).hasSize(1);
      reads++;
    }
    return reads;
  }
}
