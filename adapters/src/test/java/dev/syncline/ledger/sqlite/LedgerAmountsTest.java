package dev.syncline.ledger.sqlite;

import static dev.syncline.testkit.contract.LedgerFixtures.NATS;
import static dev.syncline.testkit.contract.LedgerFixtures.T0;
import static dev.syncline.testkit.contract.LedgerFixtures.inventory;
import static dev.syncline.testkit.contract.LedgerFixtures.sighting;
import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.core.ledger.Entry;
import dev.syncline.core.ledger.Look;
import dev.syncline.core.ledger.Tenure;
import dev.syncline.core.policy.Sighting;
import dev.syncline.core.run.Cause;
import dev.syncline.core.run.Outcome;
import dev.syncline.testkit.HandMovedPace;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Ten thousand of each; how fast that is, the benchmark `ledger` says.
class LedgerAmountsTest {
  @TempDir Path state;

  private SqliteLedger ledger;

  @BeforeEach
  void open() throws Exception {
    ledger = SqliteLedger.open(state, "a test", new HandMovedPace());
  }

  @AfterEach
  void close() throws Exception {
    ledger.close();
  }

  private void write(Entry... entries) throws Exception {
    ledger.write(Tenure.SOLE, List.of(entries));
  }

  @Test
  void inventoryOfTenThousand_isKeptOnceForInstalledAndKnownGood() throws Exception {
    var large = inventory("v1", 10_000);

    write(new Entry.Installed(NATS, large));
    write(new Entry.ProvenGood(NATS, large));
    write(new Entry.Installed(NATS, inventory("v2", 10_000)));

    assertThat(ledger.inventories().of(NATS).knownGood()).contains(large);
    assertThat(ledger.inventories().inUse()).hasSize(20_000);
  }

  @Test
  void tenThousandSightings_areNotedOnce() throws Exception {
    List<Sighting> sightings =
        IntStream.range(0, 10_000).mapToObj(i -> sighting("v" + i, "r" + i)).toList();

    write(new Entry.Sighted(NATS, sightings));
    write(new Entry.Sighted(NATS, sightings));

    assertThat(ledger.sightings().of(NATS)).hasSize(10_000);
  }

  @Test
  void tenThousandLooksAtOnce_leaveTheLast() throws Exception {
    lookTenThousandTimes();

    assertThat(ledger.runs().lastLook(NATS)).isPresent();
  }

  private void lookTenThousandTimes() {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 10_000; i++) {
        var look = look(i);
        threads.submit(() -> {
          write(new Entry.Looked(look));
          return look;
        });
      }
    }
  }

  /// Each one different: SQLite writes no page, and so syncs nothing, where a row stays the same.
  private static Look look(int number) {
    return new Look(
        NATS,
        T0.plusSeconds(number),
        Set.of(Cause.POLL),
        new Outcome.Unchanged("up to date"),
        Optional.of("v1"),
        Optional.empty());
  }
}
