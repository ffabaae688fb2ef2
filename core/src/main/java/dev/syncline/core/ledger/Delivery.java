package dev.syncline.core.ledger;

import dev.syncline.core.run.SyncName;
import java.time.Instant;
import java.util.List;

/// One webhook that was accepted, and what became of it for each sync that it rings. Never what it
/// said: that is only a hint, and may hold what is nobody's business.
public record Delivery(DeliveryId id, String event, Instant received, List<Ring> rings) {
  /// What became of it. `FAILED` is on our side; such a one may come once more.
  public enum State {
    ACCEPTED,
    DONE,
    FAILED
  }

  /// One sync that it rings; `note` is short and may be empty.
  public record Ring(SyncName sync, State state, String note) {}

  public Delivery {
    rings = List.copyOf(rings);
  }

  /// Accepted while some sync has not worked it off; then failed if it failed for any, else done.
  public State state() {
    if (rings.stream().anyMatch(ring -> ring.state() == State.ACCEPTED)) {
      return State.ACCEPTED;
    }
    return rings.stream().anyMatch(ring -> ring.state() == State.FAILED)
        ? State.FAILED
        : State.DONE;
  }

  /// Whether another one under the same id must not ring `sync`: it waits or has done so.
  public boolean covers(SyncName sync) {
    return rings.stream()
        .anyMatch(ring -> ring.sync().equals(sync) && ring.state() != State.FAILED);
  }
}
