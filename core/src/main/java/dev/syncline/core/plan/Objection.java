package dev.syncline.core.plan;

import dev.syncline.core.content.Revision;
import java.util.List;

/// What a guard refuses: exactly these changes, at this revision. A person agrees to the keys and
/// what is done to them; digests are no part of it.
public record Objection(Revision revision, List<String> changes, String why) {
  public Objection {
    changes = List.copyOf(changes);
  }
}
