package dev.syncline.core.policy;

import dev.syncline.core.content.Revision;
import dev.syncline.core.source.Origin;
import java.time.Instant;

/// A revision that failed here, and why: not taken again by itself.
public record Quarantine(
    Origin origin, Revision revision, String name, String reason, Instant since) {
  public boolean holds(Origin from, Revision candidate) {
    return origin.equals(from) && revision.equals(candidate);
  }
}
