package dev.syncline.ledger.sqlite;

import static dev.syncline.testkit.contract.LedgerFixtures.NATS;
import static dev.syncline.testkit.contract.LedgerFixtures.opened;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.syncline.core.ledger.Tenure;
import dev.syncline.core.run.FaultPoints;
import dev.syncline.core.run.SyncException;
import dev.syncline.shared.ledger.Bounds;
import dev.syncline.testkit.HandMovedPace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryLockTest {
  @TempDir Path state;

  private final HandMovedPace pace = new HandMovedPace();

  private void moveUntil(Future<?> done) throws Exception {
    while (!done.isDone()) {
      pace.move(Duration.ofMillis(500));
      Thread.onSpinWait();
    }
  }

  @Test
  void secondInTheSameProcess_isToldWhoHasItAfterTenSeconds() throws Exception {
    var start = pace.now();
    try (var _ = SqliteLedger.open(state, "syncline watch", pace);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var second = threads.submit(() -> SqliteLedger.open(state, "syncline sync", pace));
      moveUntil(second);

      assertThatThrownBy(second::get)
          .hasCauseInstanceOf(SyncException.class)
          .hasMessageContaining("SYN-STATE-HELD")
          .hasMessageContaining("process " + ProcessHandle.current().pid())
          .hasMessageContaining("(syncline watch)");
      assertThat(Duration.between(start, pace.now())).isGreaterThanOrEqualTo(ofSeconds(10));
    }
  }

  @Test
  void whoWaits_isToldAtOnceForWhom_andToStopAPoll() throws Exception {
    var told = new CopyOnWriteArrayList<String>();
    try (var _ = SqliteLedger.open(state, "syncline poll", pace);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var claim = new Claim("syncline approve", told::add);
      var second =
          threads.submit(
              () -> SqliteLedger.open(state, claim, Bounds.DEFAULT, pace, FaultPoints.NONE));
      pace.awaitSleepers(1);
      assertThat(told).singleElement().asString().contains("waiting for process", "syncline poll");
      moveUntil(second);

      assertThatThrownBy(second::get)
          .hasMessageContaining("syncline approve, which needs " + state)
          .hasMessageContaining("Stop that poll (kill " + ProcessHandle.current().pid());
      assertThat(told).hasSize(1);
    }
  }

  private static Duration ofSeconds(int seconds) {
    return Duration.ofSeconds(seconds);
  }

  @Test
  void second_goesOnWhenTheFirstIsDone() throws Exception {
    var first = SqliteLedger.open(state, "syncline watch", pace);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var second = threads.submit(() -> SqliteLedger.open(state, "syncline sync", pace));
      pace.awaitSleepers(1);

      first.close();
      pace.move(Duration.ofMillis(100));

      second.get(30, TimeUnit.SECONDS).close();
    }
    assertThat(state.resolve("lock.holder")).doesNotExist();
  }

  @Test
  void anotherProcess_isNamedAndItsKillFreesTheDirectory() throws Exception {
    var child = Child.start(state, "hold");
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      assertThat(child.line()).isEqualTo("open");
      var second = threads.submit(() -> SqliteLedger.open(state, "syncline sync", pace));
      moveUntil(second);
      assertThatThrownBy(second::get)
          .hasMessageContaining("process %d (child)".formatted(child.pid()));

      assertThat(SqliteLedger.heldBy(state)).get().asString().contains("" + child.pid());
      child.kill();

      assertThat(SqliteLedger.heldBy(state)).isEmpty();
      try (var ledger = SqliteLedger.open(state, "syncline sync", pace)) {
        ledger.write(Tenure.SOLE, List.of(opened(1, NATS)));
        assertThat(Files.readString(state.resolve("lock.holder"))).contains("syncline sync");
      }
    } finally {
      child.kill();
    }
  }
}
