package dev.syncline.shared.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.syncline.shared.process.Command.Leftovers;
import dev.syncline.shared.process.Ended.Finished;
import dev.syncline.shared.process.Ended.TimedOut;
import dev.syncline.shared.redaction.Redactor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ProcessTreeTest {
  private static final Duration SOON = Duration.ofMillis(700);
  private static final Duration GRACE = Duration.ofMillis(300);

  @TempDir Path directory;

  private final List<ProcessHandle> strays = new ArrayList<>();

  @AfterEach
  void endStrays() {
    strays.forEach(ProcessHandle::destroyForcibly);
  }

  @Test
  void theTimeLimit_endsTheChildAndItsChildren() throws Exception {
    var ended = run("sleep 1000 & echo $! > a; echo $$ > b; echo begun; wait", SOON);

    assertThat(ended).isInstanceOf(TimedOut.class);
    assertThat(ended.tail()).containsExactly("begun");
    assertThat(ended.took()).isLessThan(Duration.ofSeconds(20));
    assertGone("a", "b");
  }

  @Test
  void whoIgnoresTermination_isKilledAfterItsGrace() throws Exception {
    run(
        "trap '' TERM; echo $$ > a; (trap '' TERM; sh -c 'echo $$ > b; while :; do sleep 1; done')",
        SOON);

    assertGone("a", "b");
  }

  @Test
  void childrenOfASessionOfTheirOwn_dieToo() throws Exception {
    run(
        "(setsid sh -c 'trap \"\" TERM; echo $$ > a; while :; do sleep 1; done' &)"
            + "; echo $$ > b; sleep 1000",
        SOON);

    assertGone("a", "b");
  }

  @Test
  void orphansOfASessionOfTheirOwn_dieWhenTheirParentEndsByItself() throws Exception {
    var ended =
        run(
            "(setsid sh -c 'echo $$ > a; exec sleep 1000' > /dev/null 2>&1 &)"
                + "; while [ ! -s a ]; do :; done",
            Duration.ofSeconds(60));

    assertThat(((Finished) ended).succeeded()).isTrue();
    assertGone("a");
  }

  @Test
  void aChildThatClearedItsEnvironment_isFoundBySessionOrDescent() throws Exception {
    run(
        "(env -i sh -c 'echo $$ > a; exec sleep 1000' &);"
            + " env -i setsid sh -c 'echo $$ > b; exec sleep 1000' & wait; sleep 1000",
        SOON);

    assertGone("a", "b");
  }

  @Test
  void aGrandchildThatHoldsThePipe_hangsNobodyWhenItMayStay() throws Exception {
    var words = List.of("sh", "-c", "sleep 1000 & echo $! > a; echo done");
    var command =
        new Command(
            words,
            directory,
            new LinkedHashMap<>(),
            Limits.of(Duration.ofSeconds(60)),
            Leftovers.LEAVE);

    var ended = processes().run(command, _ -> {});

    var stray = ProcessHandle.of(pid("a")).orElseThrow();
    strays.add(stray);
    assertThat(ended.tail()).containsExactly("done");
    assertThat(ended.took()).isLessThan(Duration.ofSeconds(10));
    assertThat(stray.isAlive()).isTrue();
  }

  @Test
  void whatMayStay_printsOnWithoutBeingRead_andIsNotKeptBeyondTheLimit() throws Exception {
    var ticker = "while true; do echo tick; echo x >> ticks; sleep 0.02; done";
    var words = List.of("sh", "-c", "sh -c '" + ticker + "' & echo $! > a; seq 1 40000; echo done");
    var limits = new Limits(Duration.ofSeconds(60), Duration.ofSeconds(1), 100_000);
    var command = new Command(words, directory, new LinkedHashMap<>(), limits, Leftovers.LEAVE);

    var ended = processes().run(command, _ -> {});

    var stray = ProcessHandle.of(pid("a")).orElseThrow();
    strays.add(stray);
    var ticks = directory.resolve("ticks");
    long seen = Files.size(ticks);
    await().until(() -> Files.size(ticks) >= seen + 2 * 20);
    assertThat(stray.isAlive()).isTrue();
    assertThat(ended.tail()).hasSize(100).doesNotContain("done"); // the first 100,000 bytes
  }

  @Test
  void anInterrupt_endsTheWholeTreeAndIsPassedOn() throws Exception {
    var begun = new CountDownLatch(1);
    var result = new CompletableFuture<Ended>();
    var thread =
        Thread.ofVirtual()
            .start(() -> {
              try {
                var script =
                    "(setsid sh -c 'echo $$ > a; exec sleep 1000' &)"
                        + "; while [ ! -s a ]; do :; done; echo $$ > b; echo go; sleep 1000";
                result.complete(
                    processes()
                        .run(command(script, Duration.ofSeconds(60)), _ -> begun.countDown()));
              } catch (Exception e) {
                result.completeExceptionally(e);
              }
            });
    begun.await();

    thread.interrupt();

    assertThatThrownBy(result::get)
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(InterruptedException.class);
    assertGone("a", "b");
  }

  @Test
  void processesOfOthers_areLeftAlone() throws Exception {
    var others = new ProcessBuilder("sleep", "1000").start();
    strays.add(others.toHandle());

    run("sleep 1000", SOON);

    assertThat(others.isAlive()).isTrue();
  }

  private Ended run(String script, Duration time) throws Exception {
    return processes().run(command(script, time), _ -> {});
  }

  private Command command(String script, Duration time) {
    return new Command(
        List.of("sh", "-c", script),
        directory,
        new LinkedHashMap<>(),
        new Limits(time, GRACE, 1 << 20),
        Leftovers.END);
  }

  private static Processes processes() {
    return new Processes(Map.of("PATH", System.getenv("PATH")), Redactor.NONE, new ClockPace());
  }

  private long pid(String name) throws IOException {
    return Long.parseLong(Files.readString(directory.resolve(name)).strip());
  }

  /// A process that nobody asked for its exit code yet is gone as well.
  private void assertGone(String... names) throws IOException {
    for (var name : names) {
      long pid = pid(name);
      await().until(() -> Running.of(pid).isEmpty());
    }
  }
}
