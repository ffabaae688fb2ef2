package dev.syncline.core.ledger;

import dev.syncline.core.run.SyncException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Messages that wait, in order of their next attempt.
public interface Outbox {
  /// Those whose time has come by `now`, at most `limit`.
  List<OutboxMessage> due(Instant now, int limit) throws SyncException;

  /// When the next one is due.
  Optional<Instant> next() throws SyncException;
}
