package dev.syncline.core.plan;

import dev.syncline.core.content.Digest;
import dev.syncline.core.source.Candidate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What would be done to bring a target to `candidate`: the ordered changes and what we would own
/// after. `becomes` is empty where the content is only promised: such a plan can be shown, not
/// applied.
public record Plan(Candidate candidate, List<Change> changes, Optional<Inventory> becomes) {
  public Plan {
    changes = List.copyOf(changes);
  }

  public boolean isEmpty() {
    return changes.isEmpty();
  }

  /// Changes with the same digest are the same changes on the same revision.
  public Digest digest() {
    return Digest.of(
        candidate.revision()
            + changes.stream().map(Plan::line).collect(Collectors.joining("\n", "\n", "")));
  }

  private static String line(Change change) {
    return "%s %s %s %s"
        .formatted(
            change.action(),
            change.key(),
            change.from().map(Digest::hex).orElse("-"),
            change.to().map(Digest::hex).orElse("-"));
  }
}
