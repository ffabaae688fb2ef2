package dev.syncline.engine.pass;

import dev.syncline.core.ledger.OutboxMessage;
import dev.syncline.core.run.Outcome;
import dev.syncline.core.run.RunId;
import dev.syncline.core.run.SyncName;
import dev.syncline.core.source.Candidate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What others are to be told about a run that ended; queued in the transaction that ends it.
@FunctionalInterface
public interface Notices {
  Notices NONE = _ -> List.of();

  List<OutboxMessage> about(Ended run);

  /// A run that is over. `recovered` says that others were told of a failure before, and that the
  /// sync is well again.
  record Ended(
      RunId run,
      SyncName sync,
      Optional<Candidate> from,
      Optional<Candidate> to,
      Outcome outcome,
      boolean recovered,
      Instant at) {}
}
