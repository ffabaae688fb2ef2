package dev.syncline.ledger.sqlite;

import dev.syncline.core.ledger.Ledger;
import dev.syncline.testkit.HandMovedPace;
import dev.syncline.testkit.contract.LedgerContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class SqliteLedgerContractTest extends LedgerContract {
  @TempDir Path directory;

  private SqliteLedger ledger;

  @BeforeEach
  void open() throws Exception {
    ledger = SqliteLedger.open(directory.resolve("state"), "a test", new HandMovedPace());
  }

  @AfterEach
  void close() throws Exception {
    ledger.close();
  }

  @Override
  protected Ledger ledger() {
    return ledger;
  }
}
