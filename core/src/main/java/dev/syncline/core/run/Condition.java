package dev.syncline.core.run;

import java.time.Instant;

/// Standing truth about one sync. `since` moves only when `holds` or `reason` changes.
public record Condition(Type type, boolean holds, String reason, String message, Instant since) {
  /// The four that are kept.
  public enum Type {
    READY,
    RECONCILING,
    STALLED,
    DRIFTED
  }

  /// This condition now: keeps `since` of `before` where nothing but the message changed.
  public Condition after(Condition before) {
    return before.type == type && before.holds == holds && before.reason.equals(reason)
        ? new Condition(type, holds, reason, message, before.since)
        : this;
  }
}
