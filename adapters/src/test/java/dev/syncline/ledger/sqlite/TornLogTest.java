package dev.syncline.ledger.sqlite;

import static dev.syncline.testkit.contract.LedgerFixtures.ORIGIN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.core.content.Revision;
import dev.syncline.core.ledger.Tenure;
import dev.syncline.core.run.SyncName;
import dev.syncline.testkit.HandMovedPace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A log that a power cut left torn or damaged gives the transactions before the tear, and nothing
/// else.
class TornLogTest {
  private static final int WRITES = 5;
  private static final int SECTOR = 512;

  @TempDir Path temporary;

  private byte[] file = {};
  private byte[] log = {};

  @BeforeEach
  void writeAndCopyWhileOpen() throws Exception {
    var state = temporary.resolve("whole");
    try (var ledger = SqliteLedger.open(state, "a test", new HandMovedPace())) {
      for (int i = 0; i < WRITES; i++) {
        ledger.write(Tenure.SOLE, Child.numbered(i));
      }
      file = Files.readAllBytes(state.resolve("ledger.db"));
      log = Files.readAllBytes(state.resolve("ledger.db-wal"));
    }
  }

  @Test
  void logCutAtAnySector_givesAPrefix() throws Exception {
    int before = 0;
    for (int length = 0; length <= log.length; length += SECTOR) {
      int written = writtenWith(Arrays.copyOf(log, length), "cut at " + length);

      assertThat(written).as("cut at %d", length).isBetween(before, WRITES);
      before = written;
    }
    assertThat(writtenWith(log, "whole")).isEqualTo(WRITES);
    assertThat(before).isGreaterThanOrEqualTo(WRITES - 1);
  }

  @Test
  void logWithAFlippedBitInAnySector_givesAPrefix() throws Exception {
    int before = 0;
    for (int at = 0; at < log.length; at += SECTOR) {
      var damaged = log.clone();
      damaged[at + at / SECTOR % 24] ^= (byte) (1 << (at / SECTOR % 8));

      int written = writtenWith(damaged, "flipped at " + at);

      assertThat(written).as("flipped at %d", at).isBetween(before, WRITES);
      before = written;
    }
  }

  private int writtenWith(byte[] tornLog, String name) throws Exception {
    var state = Files.createDirectories(temporary.resolve(name));
    Files.write(state.resolve("ledger.db"), file);
    Files.write(state.resolve("ledger.db-wal"), tornLog);
    try (var ledger = SqliteLedger.open(state, "a test", new HandMovedPace())) {
      assertThat(ledger.opened()).as(name).isEmpty();
      int one = attempts(ledger, "one");
      assertThat(attempts(ledger, "two")).as(name).isEqualTo(one);
      return one;
    }
  }

  private static int attempts(SqliteLedger ledger, String sync) throws Exception {
    return ledger.quarantines().attempts(new SyncName(sync), ORIGIN, new Revision("count"));
  }
}
