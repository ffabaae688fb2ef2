package dev.syncline.ledger.sqlite;

import static dev.syncline.testkit.contract.LedgerFixtures.ARC;
import static dev.syncline.testkit.contract.LedgerFixtures.NATS;
import static dev.syncline.testkit.contract.LedgerFixtures.everything;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.syncline.core.ledger.Tenure;
import dev.syncline.core.run.Fault;
import dev.syncline.core.run.FaultPoints;
import dev.syncline.core.run.SyncException;
import dev.syncline.core.run.SyncName;
import dev.syncline.shared.sql.Sqlite;
import dev.syncline.testkit.Halt;
import dev.syncline.testkit.HaltingFaultPoints;
import dev.syncline.testkit.HandMovedPace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Backup, restore, and reading beside a writer or without a ledger.
class LedgerCareTest {
  @TempDir Path temporary;

  private Path state;
  private Path backup;

  @BeforeEach
  void paths() {
    state = temporary.resolve("state");
    backup = temporary.resolve("backup.db");
  }

  private SqliteLedger open() throws Exception {
    return SqliteLedger.open(state, "a test", new HandMovedPace());
  }

  private void restore(FaultPoints faults) throws Exception {
    SqliteLedger.restore(backup, state, Claim.of("syncline restore"), new HandMovedPace(), faults);
  }

  private void fill(int number, SyncName sync) throws Exception {
    try (var ledger = open()) {
      ledger.write(Tenure.SOLE, everything(number, sync));
    }
  }

  private void fillAndBackUp() throws Exception {
    try (var ledger = open()) {
      ledger.write(Tenure.SOLE, everything(1, NATS));
      ledger.backup(backup);
    }
    fill(2, ARC);
  }

  @Test
  void backupThatIsRestored_isTheLedgerOfThatMomentAndThePresentOneIsKept() throws Exception {
    fillAndBackUp();

    restore(FaultPoints.NONE);

    try (var ledger = open()) {
      assertThat(ledger.inventories().known()).containsExactly(NATS);
      assertThat(ledger.runs().open(NATS)).isPresent();
    }
    var rights = PosixFilePermissions.toString(Files.getPosixFilePermissions(backup));
    assertThat(rights).isEqualTo("rw-------");
    try (var kept = Sqlite.reading(state.resolve("ledger.db.replaced-20260105T080000.000Z"))) {
      assertThat(kept.number("SELECT count(*) FROM run")).isEqualTo(2);
    }
  }

  @Test
  void readerFromBeforeTheLedger_seesIt() throws Exception {
    try (var early = SqliteLedger.openForReading(state)) {
      assertThat(early.inventories().known()).isEmpty();

      fill(1, NATS);

      assertThat(early.inventories().known()).containsExactly(NATS);
    }
  }

  @Test
  void backupWhereThereIsNoLedger_isRefusedAndLeavesNothing() throws Exception {
    try (var ledger = SqliteLedger.openForReading(state)) {
      assertRefused(() -> ledger.backup(backup), "there is no ledger yet");
    }

    assertThat(temporary).isEmptyDirectory();
  }

  @Test
  void backupToAFolderThatIsNotThere_namesIt() throws Exception {
    fill(1, NATS);
    var nowhere = temporary.resolve("nowhere");

    try (var ledger = open()) {
      assertRefused(
          () -> ledger.backup(nowhere.resolve("copy.db")), "there is no folder " + nowhere);
    }
  }

  @Test
  void restoreOfNothingOrOfSomethingElse_saysSo() throws Exception {
    fill(1, NATS);

    assertRefused(() -> restore(FaultPoints.NONE), "there is no such file");
    Files.writeString(backup, "no ledger");
    assertRefused(() -> restore(FaultPoints.NONE), "it is damaged, or no copy of a ledger");
  }

  @Test
  void fileInThePlaceOfTheDirectory_isNamed() throws Exception {
    Files.writeString(state, "");

    assertRefused(() -> open().close(), "it is a file, and no directory");
    try (var ledger = SqliteLedger.openForReading(state)) {
      assertRefused(() -> ledger.inventories().known(), "it is a file, and no directory");
    }
  }

  private static void assertRefused(ThrowingCallable work, String why) {
    assertThatThrownBy(work)
        .isInstanceOfSatisfying(
            SyncException.class,
            e -> {
              assertThat(e.fault()).isInstanceOf(Fault.Rejected.class);
              assertThat(e.fault().complaint().why()).isEqualTo(why);
            });
  }

  @Test
  void restoreThatIsKilledAnywhere_leavesTheOldOrTheNewLedger() throws Exception {
    fillAndBackUp();
    var faults = new HaltingFaultPoints();
    for (int at = 0; ; at++) {
      faults.haltAt(at);
      try {
        restore(faults);
        break;
      } catch (Halt _) {
        deleteKept();
      }

      try (var ledger = open()) {
        assertThat(ledger.opened()).isEmpty();
        assertThat(ledger.inventories().known()).contains(NATS);
      }
    }
    assertThat(faults.passed()).isNotEmpty();
  }

  private void deleteKept() throws Exception {
    try (Stream<Path> files = Files.list(state)) {
      for (var file : files.filter(path -> path.toString().contains("replaced")).toList()) {
        Files.delete(file);
      }
    }
  }

  @Test
  void backupOverAFile_isRefused() throws Exception {
    fill(1, NATS);
    Files.writeString(backup, "precious");

    try (var ledger = open()) {
      assertThatThrownBy(() -> ledger.backup(backup)).hasMessageContaining("SYN-LEDGER-BACKUP");
    }

    assertThat(backup).hasContent("precious");
  }

  @Test
  void restoreOfSomethingElse_isRefusedAndChangesNothing() throws Exception {
    fill(1, NATS);
    for (var content : new String[] {"", "no database at all", "SQLite format 3\0 but no more"}) {
      Files.writeString(backup, content);

      assertThatThrownBy(() -> restore(FaultPoints.NONE))
          .as(content)
          .hasMessageContaining("SYN-LEDGER-BACKUP");
    }

    try (var ledger = open()) {
      assertThat(ledger.inventories().known()).containsExactly(NATS);
    }
    assertThat(state).isDirectoryNotContaining("glob:**restoring*");
    assertThat(state).isDirectoryNotContaining("glob:**replaced*");
  }

  @Test
  void readerBesideAWriter_seesEveryWriteThatReturned() throws Exception {
    try (var ledger = open();
        var reader = SqliteLedger.openForReading(state)) {
      assertThat(reader.inventories().known()).isEmpty();

      ledger.write(Tenure.SOLE, everything(1, NATS));

      assertThat(reader.inventories().known()).containsExactly(NATS);
      reader.backup(backup);
    }
    assertThat(backup).exists();
  }

  @Test
  void readerWithoutALedger_findsItEmptyAndMakesNothing() throws Exception {
    try (var reader = SqliteLedger.openForReading(state)) {
      assertThat(reader.inventories().known()).isEmpty();
      assertThat(reader.runs().open(NATS)).isEmpty();
      assertThatThrownBy(() -> reader.write(Tenure.SOLE, everything(1, NATS)))
          .hasMessageContaining("SYN-LEDGER-READING");
    }

    assertThat(state).doesNotExist();
  }

  @Test
  void closedLedger_refusesWritesAndReads() throws Exception {
    var ledger = open();
    ledger.close();

    assertThatThrownBy(() -> ledger.write(Tenure.SOLE, everything(1, NATS)))
        .hasMessageContaining("SYN-LEDGER-CLOSED");
    assertThatThrownBy(() -> ledger.inventories().known())
        .hasMessageContaining("SYN-LEDGER-CLOSED");
  }
}
