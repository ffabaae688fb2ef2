package dev.syncline.core.plan;

import dev.syncline.core.plan.Change.Action;
import java.util.List;
import java.util.Optional;

/// Refuses plans that are unsafe. Pure.
public final class Guard {
  private Guard() {}

  /// The objection to `plan`, if there is one: it deletes all of what is owned (one single thing is
  /// not "all"), or a larger part than the terms allow.
  public static Optional<Objection> check(Plan plan, Owned owned, GuardTerms terms) {
    var removed =
        plan.changes().stream().filter(change -> change.action() == Action.DELETE).toList();
    int total = owned.installed().map(inventory -> inventory.items().size()).orElse(0);
    if (removed.isEmpty() || !isTooMuch(removed.size(), total, terms)) {
      return Optional.empty();
    }
    var why = "would delete %d of %d, a person must agree".formatted(removed.size(), total);
    return Optional.of(new Objection(plan.candidate().revision(), keys(removed), why));
  }

  private static boolean isTooMuch(int removed, int total, GuardTerms terms) {
    boolean everything = removed >= total && total > 1;
    return everything || removed * 100L > (long) total * terms.removedPercentMax();
  }

  private static List<String> keys(List<Change> changes) {
    return changes.stream().map(change -> change.action().word() + " " + change.key()).toList();
  }
}
