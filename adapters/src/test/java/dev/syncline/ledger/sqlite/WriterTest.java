package dev.syncline.ledger.sqlite;

import static dev.syncline.testkit.contract.LedgerFixtures.ARC;
import static dev.syncline.testkit.contract.LedgerFixtures.NATS;
import static dev.syncline.testkit.contract.LedgerFixtures.inventory;
import static dev.syncline.testkit.contract.LedgerFixtures.opened;
import static dev.syncline.testkit.contract.LedgerFixtures.run;
import static dev.syncline.testkit.contract.LedgerFixtures.said;
import static dev.syncline.testkit.contract.LedgerFixtures.sighting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.syncline.core.ledger.Entry;
import dev.syncline.core.ledger.Tenure;
import dev.syncline.core.policy.PersonDecision;
import dev.syncline.core.run.Fault;
import dev.syncline.core.run.FaultPoints;
import dev.syncline.core.run.SyncException;
import dev.syncline.shared.ledger.Bounds;
import dev.syncline.shared.ledger.LedgerTables;
import dev.syncline.shared.sql.Sql;
import dev.syncline.shared.sql.Sqlite;
import dev.syncline.testkit.Halt;
import dev.syncline.testkit.HaltingFaultPoints;
import dev.syncline.testkit.HandMovedPace;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The writer's thread: groups, faults, interrupts, a full disk; and what the bounds remove.
class WriterTest {
  @TempDir Path directory;

  private final HandMovedPace pace = new HandMovedPace();
  private Sql sql = Sqlite.memory();

  WriterTest() throws Exception {}

  @BeforeEach
  void open() throws Exception {
    sql = Sqlite.writing(directory.resolve("ledger.db"));
    Schema.bringForward(sql);
  }

  @AfterEach
  void close() throws Exception {
    sql.close();
  }

  private Writer writer(FaultPoints faults) {
    return writer(faults, Bounds.DEFAULT);
  }

  private Writer writer(FaultPoints faults, Bounds bounds) {
    return new Writer(sql, new LedgerTables(bounds), pace::now, faults);
  }

  private static void write(Writer writer, Entry... entries) throws Exception {
    writer.write(Tenure.SOLE, List.of(entries));
  }

  private long count(String table) throws Exception {
    try (var reader = Sqlite.reading(directory.resolve("ledger.db"))) {
      return reader.number("SELECT count(*) FROM " + table);
    }
  }

  /// Counts commits, and holds the first one up until the gate opens.
  private static FaultPoints counting(AtomicInteger commits, CountDownLatch gate) {
    return point -> {
      if (point.equals("ledger.commit.after") && commits.incrementAndGet() == 1) {
        pause(gate);
      }
    };
  }

  @Test
  void writesThatAreRefused_failAloneAndTheirNeighboursStillShareOneCommit() throws Exception {
    var gate = new CountDownLatch(1);
    var commits = new AtomicInteger();
    try (var writer = writer(counting(commits, gate));
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      threads.submit(() -> writeOne(writer, 0));
      Awaitility.await().until(() -> commits.get() == 1);
      var waiting = new ArrayList<Future<Boolean>>();
      for (int i = 1; i <= 9; i++) {
        int number = i - i % 3; // each third comes three times: one of them is written
        waiting.add(
            threads.submit(() -> {
              write(writer, sighted(number), opened(number + 100, NATS));
              return true;
            }));
      }
      waiting.add(
          threads.submit(() -> {
            writer.write(new Tenure(7), List.of(opened(50, NATS)));
            return true;
          }));
      Awaitility.await().until(() -> writer.waiting() == waiting.size());

      gate.countDown();

      for (var one : waiting) {
        Awaitility.await().until(one::isDone);
      }
      assertThat(waiting).filteredOn(one -> one.state() == Future.State.SUCCESS).hasSize(4);
      assertThat(commits.get()).isEqualTo(2);
    }
    assertThat(count("run")).isEqualTo(5);
    assertThat(count("sighting")).isEqualTo(4);
  }

  private static Entry sighted(int number) {
    return new Entry.Sighted(NATS, List.of(sighting("v" + number, "r" + number)));
  }

  @Test
  void writesThatWait_shareOneCommitAndOnlyTheGuiltyFails() throws Exception {
    var gate = new CountDownLatch(1);
    var commits = new AtomicInteger();
    try (var writer = writer(counting(commits, gate));
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var first = threads.submit(() -> writeOne(writer, 0));
      Awaitility.await().until(() -> commits.get() == 1);
      var waiting = new ArrayList<Future<Boolean>>();
      for (int i = 1; i <= 50; i++) {
        int number = i;
        waiting.add(threads.submit(() -> writeOne(writer, number)));
      }
      Awaitility.await().until(() -> writer.waiting() == 50);

      gate.countDown();

      assertThat(first.get()).isTrue();
      for (var one : waiting) {
        assertThat(one.get()).isTrue();
      }
      assertThat(commits.get()).isEqualTo(2);
      commits.set(1);
      assertThatThrownBy(() -> write(writer, opened(7, NATS)))
          .hasMessageContaining("SYN-LEDGER-RUN");
    }
    assertThat(count("run")).isEqualTo(51);
  }

  private static Boolean writeOne(Writer writer, int number) throws Exception {
    write(writer, opened(number, NATS));
    return true;
  }

  private static void pause(CountDownLatch gate) {
    try {
      gate.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void haltBeforeTheCommit_leavesNothingAndAfterItEverything() throws Exception {
    var faults = new HaltingFaultPoints();
    try (var writer = writer(faults)) {
      faults.haltAt(0);
      assertThatThrownBy(() -> write(writer, opened(1, NATS))).isInstanceOf(Halt.class);
      assertThat(count("run")).isZero();

      faults.haltAt(1);
      assertThatThrownBy(() -> write(writer, opened(1, NATS))).isInstanceOf(Halt.class);
      assertThat(count("run")).isEqualTo(1);

      faults.passAll();
      write(writer, opened(2, NATS));
    }
    assertThat(count("run")).isEqualTo(2);
  }

  @Test
  void interruptWhileTheWriteIsUnderWay_keepsTheWriteAndTheFlag() throws Exception {
    var gate = new CountDownLatch(1);
    var reached = new CountDownLatch(1);
    FaultPoints held =
        point -> {
          reached.countDown();
          pause(gate);
        };
    try (var writer = writer(held);
        var threads = Executors.newSingleThreadExecutor()) {
      var caller = new ArrayList<Thread>();
      var flag =
          threads.submit(() -> {
            caller.add(Thread.currentThread());
            write(writer, opened(1, NATS));
            return Thread.interrupted();
          });
      reached.await();

      caller.getFirst().interrupt();
      gate.countDown();

      assertThat(flag.get()).isTrue();
    }
    assertThat(count("run")).isEqualTo(1);
  }

  @Test
  void interruptBeforeTheWrite_leavesNothing() throws Exception {
    try (var writer = writer(FaultPoints.NONE)) {
      Thread.currentThread().interrupt();
      assertThatThrownBy(() -> write(writer, opened(1, NATS)))
          .isInstanceOf(InterruptedException.class);
    }
    assertThat(count("run")).isZero();
  }

  @Test
  void fullDisk_isTransientLeavesNothingAndIsOverWhenThereIsSpace() throws Exception {
    sql.run("PRAGMA max_page_count = " + (sql.number("PRAGMA page_count") + 3));
    try (var writer = writer(FaultPoints.NONE)) {
      assertThatThrownBy(
              () -> write(writer, opened(1, NATS), new Entry.Installed(NATS, inventory("v1", 500))))
          .isInstanceOfSatisfying(
              SyncException.class,
              e -> {
                assertThat(e.fault()).isInstanceOf(Fault.Transient.class);
                assertThat(e).hasMessageContaining("full").hasMessageContaining("SYN-LEDGER-DISK");
              });
      assertThat(count("run") + count("item")).isZero();
    }
    sql.run("PRAGMA max_page_count = 1000000");
    try (var writer = writer(FaultPoints.NONE)) {
      write(writer, opened(1, NATS), new Entry.Installed(NATS, inventory("v1", 500)));
    }
    assertThat(count("item")).isEqualTo(500);
  }

  @Test
  void tenureThatPassed_isRefused() throws Exception {
    sql.run("UPDATE tenure SET epoch = 3");
    try (var writer = writer(FaultPoints.NONE)) {
      assertThatThrownBy(() -> write(writer, opened(1, NATS)))
          .hasMessageContaining("SYN-LEDGER-TENURE");

      writer.write(new Tenure(3), List.of(opened(1, NATS)));
    }
    assertThat(count("run")).isEqualTo(1);
  }

  @Test
  void oldRuns_goButTheNewestFewStay() throws Exception {
    var bounds = new Bounds(10, 2, Duration.ofDays(1), 3, 2);
    try (var writer = writer(FaultPoints.NONE, bounds)) {
      for (int i = 0; i < 6; i++) {
        write(writer, opened(i, NATS), new Entry.LogKept(run(i), "log"));
      }
      pace.move(Duration.ofDays(2));
      write(writer, opened(7, NATS));
    }
    assertThat(count("run")).isEqualTo(2);
    assertThat(count("log")).isEqualTo(1);
  }

  @Test
  void sightingsAndDecisions_areBoundedButWordsThatCountStay() throws Exception {
    var bounds = new Bounds(10, 2, Duration.ofDays(1), 3, 2);
    try (var writer = writer(FaultPoints.NONE, bounds)) {
      write(writer, new Entry.PersonSaid(NATS, said(new PersonDecision.Pin("v1"))));
      for (int i = 0; i < 6; i++) {
        write(
            writer,
            new Entry.Sighted(NATS, List.of(sighting("v" + i, "r" + i))),
            new Entry.PersonSaid(NATS, said(new PersonDecision.Suspend())));
      }
      write(writer, new Entry.Sighted(ARC, List.of(sighting("v", "r"))));
    }
    assertThat(count("sighting")).isEqualTo(4);
    assertThat(count("decision WHERE topic = 'pin'")).isEqualTo(1);
    assertThat(count("decision")).isEqualTo(3);
  }
}
