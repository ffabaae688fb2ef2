package dev.syncline.ledger.sqlite;

import static dev.syncline.testkit.contract.LedgerFixtures.ARC;
import static dev.syncline.testkit.contract.LedgerFixtures.NATS;
import static dev.syncline.testkit.contract.LedgerFixtures.delivered;
import static dev.syncline.testkit.contract.LedgerFixtures.delivery;
import static dev.syncline.testkit.contract.LedgerFixtures.everything;
import static dev.syncline.testkit.contract.LedgerFixtures.opened;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.syncline.core.ledger.Tenure;
import dev.syncline.core.run.SyncException;
import dev.syncline.shared.ledger.Bounds;
import dev.syncline.shared.sql.Sqlite;
import dev.syncline.testkit.HandMovedPace;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How the file is made, found damaged, newer or foreign.
class LedgerFileTest {
  private static final String DAMAGED = "ledger.db.damaged-20260105T080000.000Z";

  @TempDir Path temporary;

  private Path state;
  private Path file;

  @BeforeEach
  void paths() {
    state = temporary.resolve("new").resolve("state");
    file = state.resolve("ledger.db");
  }

  private SqliteLedger open() throws Exception {
    return SqliteLedger.open(state, "a test", new HandMovedPace());
  }

  private void fill() throws Exception {
    try (var ledger = open()) {
      ledger.write(Tenure.SOLE, everything(1, NATS));
    }
  }

  @Test
  void directoryAndFile_areTheOwnersAlone() throws Exception {
    try (var ledger = open()) {
      ledger.write(Tenure.SOLE, List.of(opened(1, NATS)));

      assertThat(rights(state)).isEqualTo("rwx------");
      for (var name : List.of("ledger.db", "ledger.db-wal", "ledger.db-shm", "lock")) {
        assertThat(rights(state.resolve(name))).as(name).isEqualTo("rw-------");
      }
    }
  }

  private static String rights(Path path) throws Exception {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  @Test
  void ledgerThatWasClosed_holdsEverythingAndSaysNothing() throws Exception {
    fill();

    try (var ledger = open()) {
      assertThat(ledger.opened()).isEmpty();
      assertThat(ledger.runs().open(NATS)).isPresent();
    }
    assertThat(state.resolve("ledger.db-wal")).doesNotExist();
  }

  @Test
  void garbage_isKeptAsideAndANewLedgerBegins() throws Exception {
    Files.createDirectories(state);
    Files.writeString(file, "this is no database, whatever its name says. ".repeat(500));
    Files.writeString(state.resolve("ledger.db-wal"), "nor is this a log");

    try (var ledger = open()) {
      assertThat(ledger.opened().orElseThrow().code()).isEqualTo("SYN-LEDGER-DAMAGED");
      assertThat(ledger.opened().orElseThrow().text()).contains(DAMAGED, "Restore a backup");
      ledger.write(Tenure.SOLE, everything(1, NATS));
      assertThat(ledger.runs().open(NATS)).isPresent();
    }
    assertThat(state.resolve(DAMAGED)).content().startsWith("this is no database");
    assertThat(state.resolve(DAMAGED + "-wal")).hasContent("nor is this a log");
    try (var again = open()) {
      assertThat(again.opened()).isEmpty();
    }
  }

  @Test
  void truncatedFile_isKeptAside() throws Exception {
    fill();
    try (var raw = new RandomAccessFile(file.toFile(), "rw")) {
      raw.setLength(raw.length() / 2 / 4096 * 4096);
    }

    try (var ledger = open()) {
      assertThat(ledger.opened()).isPresent();
    }
    assertThat(state.resolve(DAMAGED)).exists();
  }

  @Test
  void fileWithABrokenPage_isKeptAside() throws Exception {
    fill();
    try (var raw = new RandomAccessFile(file.toFile(), "rw")) {
      raw.seek(3 * 4096);
      raw.write(new byte[] {0x55, 0x55, 0x55, 0x55, 0x55, 0x55, 0x55, 0x55});
    }

    try (var ledger = open()) {
      assertThat(ledger.opened()).isPresent();
    }
  }

  @Test
  void wrongMagic_isKeptAside() throws Exception {
    fill();
    try (var raw = new RandomAccessFile(file.toFile(), "rw")) {
      raw.write('X');
    }

    try (var ledger = open()) {
      assertThat(ledger.opened()).isPresent();
    }
  }

  @Test
  void emptyFileWithALog_isKeptAsideInsteadOfLosingTheLog() throws Exception {
    Files.createDirectories(state);
    Files.createFile(file);
    Files.writeString(state.resolve("ledger.db-wal"), "a log");

    try (var ledger = open()) {
      assertThat(ledger.opened()).isPresent();
    }
    assertThat(state.resolve(DAMAGED + "-wal")).hasContent("a log");
  }

  @Test
  void ledgerThatIsGoneOrEmptyBesideArtifacts_isSaidLikeADamagedOne() throws Exception {
    var entry = Files.createDirectories(state.resolve("artifacts").resolve("ab"));
    Files.writeString(entry.resolve("nats-server"), "bytes of an earlier run");

    try (var ledger = open()) {
      assertThat(ledger.opened().orElseThrow().code()).isEqualTo("SYN-LEDGER-LOST");
      assertThat(ledger.opened().orElseThrow().text()).contains("is gone", "Restore a backup");
    }
    try (var ledger = open()) {
      assertThat(ledger.opened()).isEmpty(); // said once: from now on there is one
    }
    Files.write(file, new byte[0]);
    try (var ledger = open()) {
      assertThat(ledger.opened().orElseThrow().text()).contains("is empty");
    }
  }

  @Test
  void noRoomForWhatReadersNeed_isReadWithoutIt() throws Exception {
    fill();
    // stands for a full disk: SQLite cannot make the file that readers share
    Files.createDirectory(state.resolve("ledger.db-shm"));

    try (var reading = SqliteLedger.openForReading(state)) {
      assertThat(reading.runs().open(NATS)).isPresent();
    }
  }

  @Test
  void emptyFile_isALedgerThatWasAboutToBeMade() throws Exception {
    Files.createDirectories(state);
    Files.createFile(file);

    try (var ledger = open()) {
      assertThat(ledger.opened()).isEmpty();
      assertThat(ledger.inventories().known()).isEmpty();
    }
  }

  @Test
  void newerLedger_isRefusedNamingBothVersionsAndStaysAsItIs() throws Exception {
    fill();
    try (var sql = Sqlite.writing(file)) {
      sql.run("INSERT INTO migration (version, name, digest) VALUES (5, '005', 'x')");
    }

    assertThatThrownBy(this::open)
        .isInstanceOf(SyncException.class)
        .hasMessageContaining("schema 5")
        .hasMessageContaining("up to 4")
        .hasMessageContaining("SYN-LEDGER-NEWER");

    try (var reading = SqliteLedger.openForReading(state)) {
      assertThatThrownBy(() -> reading.runs().open(NATS)).hasMessageContaining("SYN-LEDGER-NEWER");
    }
    assertThat(state.resolve(DAMAGED)).doesNotExist();
  }

  @Test
  void ledgerOfTheFirstSchema_isBroughtForwardWithAllThatItHolds() throws Exception {
    fill();
    try (var sql = Sqlite.writing(file)) {
      sql.run("DROP TABLE ring");
      sql.run("DROP TABLE delivery");
      sql.run("ALTER TABLE quarantine DROP COLUMN recipe");
      sql.run("ALTER TABLE run DROP COLUMN problems");
      sql.run("DELETE FROM migration WHERE version > 1");
    }

    try (var ledger = open()) {
      ledger.write(Tenure.SOLE, List.of(delivered(2, NATS)));

      assertThat(ledger.runs().open(NATS)).isPresent();
      assertThat(ledger.deliveries().accepted(NATS)).containsExactly(delivery(2));
    }
  }

  @Test
  void manyDeliveries_leaveTheNewest() throws Exception {
    try (var ledger = open()) {
      for (int first = 0; first < Bounds.DELIVERIES_MAX + 1_000; first += 1_000) {
        var some = IntStream.range(first, first + 1_000).mapToObj(i -> delivered(i, NATS, ARC));
        ledger.write(Tenure.SOLE, List.copyOf(some.toList()));
      }

      assertThat(ledger.deliveries().find(delivery(999))).isEmpty();
      assertThat(ledger.deliveries().accepted(ARC))
          .hasSize(Bounds.DELIVERIES_MAX)
          .startsWith(delivery(1_000));
    }
  }

  @Test
  void olderLedger_isBroughtForwardByAWriterAndKeepsItsQuarantines() throws Exception {
    fill();
    try (var sql = Sqlite.writing(file)) {
      sql.run("ALTER TABLE quarantine DROP COLUMN recipe");
      sql.run("ALTER TABLE run DROP COLUMN problems");
      sql.run("DELETE FROM migration WHERE version > 2");
    }
    try (var reading = SqliteLedger.openForReading(state)) {
      assertThatThrownBy(() -> reading.runs().open(NATS)).hasMessageContaining("SYN-LEDGER-OLDER");
    }

    try (var ledger = open()) {
      assertThat(ledger.quarantines().of(NATS))
          .singleElement()
          .matches(it -> it.recipe().isEmpty());
      assertThat(ledger.runs().open(NATS)).isPresent();
    }
  }

  @Test
  void databaseOfAnotherProgram_isRefusedAndStaysAsItIs() throws Exception {
    Files.createDirectories(state);
    try (var sql = Sqlite.writing(file)) {
      sql.run("CREATE TABLE other (id INTEGER)");
    }

    assertThatThrownBy(this::open).hasMessageContaining("SYN-LEDGER-FOREIGN");

    assertThat(file).exists();
  }

  @Test
  void directoryThatCanNotBeMade_isSaidSo() throws Exception {
    Files.createDirectories(state.getParent());
    Files.writeString(state, "a file");

    assertThatThrownBy(this::open)
        .isInstanceOf(SyncException.class)
        .hasMessageContaining("SYN-LEDGER-DISK");
  }
}
