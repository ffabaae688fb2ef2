package dev.syncline.testkit;

import static dev.syncline.testkit.contract.LedgerFixtures.NATS;
import static dev.syncline.testkit.contract.LedgerFixtures.opened;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.syncline.core.ledger.Ledger;
import dev.syncline.core.ledger.Tenure;
import dev.syncline.core.run.Complaint;
import dev.syncline.core.run.Fault;
import dev.syncline.testkit.contract.LedgerContract;
import java.util.List;
import org.junit.jupiter.api.Test;

class MemoryLedgerTest extends LedgerContract {
  private final HaltingFaultPoints faults = new HaltingFaultPoints();
  private final MemoryLedger ledger = new MemoryLedger(faults);

  @Override
  protected Ledger ledger() {
    return ledger;
  }

  @Test
  void failureAskedFor_isThrownOnceAndNothingWritten() throws Exception {
    ledger.failNext(new Fault.Rejected(new Complaint("SYN-X", "what", "why", "next")));

    assertThatThrownBy(() -> ledger.write(Tenure.SOLE, List.of(opened(1, NATS))))
        .hasMessageContaining("SYN-X");

    assertThat(ledger.inventories().known()).isEmpty();
    ledger.write(Tenure.SOLE, List.of(opened(1, NATS)));
    assertThat(ledger.written()).hasSize(1);
  }

  @Test
  void haltBeforeTheCommit_leavesNothingAndAfterItEverything() throws Exception {
    faults.haltAt(0);
    assertThatThrownBy(() -> ledger.write(Tenure.SOLE, List.of(opened(1, NATS))))
        .isInstanceOf(Halt.class);
    assertThat(ledger.inventories().known()).isEmpty();

    faults.haltAt(1);
    assertThatThrownBy(() -> ledger.write(Tenure.SOLE, List.of(opened(1, NATS))))
        .isInstanceOf(Halt.class);
    assertThat(ledger.inventories().known()).containsExactly(NATS);
  }

  @Test
  void tenureThatPassed_isRefused() throws Exception {
    ledger.passTo(new Tenure(2));

    assertThatThrownBy(() -> ledger.write(Tenure.SOLE, List.of(opened(1, NATS))))
        .hasMessageContaining("SYN-LEDGER-TENURE");

    ledger.write(new Tenure(2), List.of(opened(1, NATS)));
    assertThat(ledger.inventories().known()).containsExactly(NATS);
  }
}
