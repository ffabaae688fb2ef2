package dev.syncline.core.plan;

import dev.syncline.core.source.Candidate;
import java.util.List;
import java.util.Optional;

/// What we own in the target because of one candidate, and what we wrote there. Nothing that is not
/// in it is ever pruned.
public record Inventory(Candidate of, List<Item> items) {
  public Inventory {
    items = List.copyOf(items);
  }

  public Optional<Item> find(String key) {
    return items.stream().filter(item -> item.key().equals(key)).findFirst();
  }
}
