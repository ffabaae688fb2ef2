package dev.syncline.app;

import dev.syncline.app.config.Configuration;
import dev.syncline.app.daemon.Running;
import dev.syncline.app.wiring.Households;
import dev.syncline.app.work.decide.LedgerCare;
import dev.syncline.core.run.SyncException;
import java.nio.file.Path;
import java.util.Optional;

/// What a daemon lends to the commands that come to it.
record LentState(Running running) implements Opened {
  @Override
  public Configuration configuration() {
    return running.configuration();
  }

  @Override
  public Households households() {
    return running;
  }

  @Override
  public LedgerCare care() {
    return new Care();
  }

  /// Copying out needs no daemon, and copying in must have none.
  private record Care() implements LedgerCare {
    @Override
    public void backup(Path file) throws SyncException {
      throw notHere();
    }

    @Override
    public Optional<Path> restore(Path file) throws SyncException {
      throw notHere();
    }

    private static SyncException notHere() {
      return SyncException.rejected(
          "SYN-CONTROL-VERB",
          "copying the ledger",
          "the daemon does not do that for others",
          "Stop it, and run the command again");
    }
  }
}
