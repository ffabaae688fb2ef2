package dev.syncline.engine.outbox;

import dev.syncline.core.ledger.OutboxMessage;
import dev.syncline.core.run.SyncException;

/// Where messages of one kind go.
@FunctionalInterface
public interface Channel {
  /// Delivers it, at least once, under its id. Rejected: will never be taken, given up.
  void send(OutboxMessage message) throws SyncException, InterruptedException;
}
