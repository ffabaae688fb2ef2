package dev.syncline.ledger.sqlite;

import static dev.syncline.testkit.contract.LedgerFixtures.ORIGIN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.core.content.Revision;
import dev.syncline.core.run.SyncName;
import dev.syncline.testkit.HandMovedPace;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerKillTest {
  private static final int ROUNDS = 20;
  private static final long SEED = 20260105;

  @TempDir Path state;

  @Test
  void killAtAnyMoment_keepsEveryAcknowledgedWriteAndNoHalfOne() throws Exception {
    var random = new Random(SEED);
    int written = 0;
    for (int round = 0; round < ROUNDS; round++) {
      int acknowledged = writeAndKill(written, 1 + random.nextInt(60));

      try (var ledger = SqliteLedger.open(state, "a test", new HandMovedPace())) {
        assertThat(ledger.opened()).as("round %d of seed %d", round, SEED).isEmpty();
        written = attempts(ledger, "one");
        assertThat(written)
            .as("round %d of seed %d", round, SEED)
            .isBetween(acknowledged, acknowledged + 1)
            .isEqualTo(attempts(ledger, "two"));
        assertThat(ledger.watermarks().of(new SyncName("one")).orElseThrow().revision())
            .isEqualTo(new Revision("r" + (written - 1)));
      }
    }
  }

  /// Kills the writer while it goes on after `lines` writes; answers how many it had acknowledged
  /// in all.
  private int writeAndKill(int from, int lines) throws Exception {
    var child = Child.start(state, Integer.toString(from));
    try {
      assertThat(child.line()).isEqualTo("open");
      for (int i = 0; i < lines; i++) {
        child.line();
      }
    } finally {
      child.kill();
    }
    int last = from + lines;
    for (var line = child.line(); line != null && !line.isEmpty(); line = child.line()) {
      last++;
    }
    return last;
  }

  private static int attempts(SqliteLedger ledger, String sync) throws Exception {
    return ledger.quarantines().attempts(new SyncName(sync), ORIGIN, new Revision("count"));
  }
}
