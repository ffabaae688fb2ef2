package dev.syncline.core.policy;

import dev.syncline.core.content.Revision;
import dev.syncline.core.source.Origin;
import dev.syncline.core.transform.Recipe;
import java.time.Instant;
import java.util.Optional;

/// A revision that failed here, and why: not taken again by itself. `recipe` is how it was made and
/// tried, where it failed at that: made or tried otherwise it may be well. Empty where it was
/// brought and not healthy, which no recipe changes.
public record Quarantine(
    Origin origin,
    Revision revision,
    String name,
    String reason,
    Optional<Recipe> recipe,
    Instant since) {
  public boolean holds(Origin from, Revision candidate) {
    return origin.equals(from) && revision.equals(candidate);
  }

  /// Whether it still counts where candidates are made and tried by `now`.
  public boolean countsFor(Optional<Recipe> now) {
    return recipe.isEmpty() || recipe.equals(now);
  }
}
