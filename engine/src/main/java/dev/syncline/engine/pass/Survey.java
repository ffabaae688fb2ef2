package dev.syncline.engine.pass;

import dev.syncline.core.content.Content;
import dev.syncline.core.plan.Change;
import dev.syncline.core.plan.Owned;
import dev.syncline.core.policy.Decision;
import dev.syncline.core.policy.Quarantine;
import dev.syncline.core.policy.Sighting;
import dev.syncline.core.policy.Standing;
import dev.syncline.core.source.Candidate;
import dev.syncline.core.source.Detection;
import dev.syncline.core.source.Watermark;
import dev.syncline.core.target.Observed;
import java.util.List;
import java.util.Optional;

/// What one look at source and target found, before anything is changed. `observed` is empty where
/// the target did not have to be looked at. `quarantines` are those that count as candidates are
/// made and tried now.
public record Survey<T extends Content>(
    Detection detection,
    Optional<Watermark> watermark,
    Standing standing,
    Owned owned,
    Optional<Candidate> installed,
    Optional<Observed<T>> observed,
    List<Change> drift,
    List<Sighting> firstSights,
    List<Quarantine> quarantines,
    Decision decision) {
  /// What to tell the source next time, once what it offers is applied.
  Optional<String> mark() {
    return detection instanceof Detection.Moved(_, _, var mark) ? mark : Optional.empty();
  }

  /// The newest candidate that the policy would have installed, as `check` shows it.
  public Optional<Candidate> latest() {
    return decision.latest().or(() -> installed);
  }

  /// What is on offer now; where the source only says that nothing moved, what is installed.
  public List<Candidate> offered() {
    return switch (detection) {
      case Detection.Unchanged _ -> installed.stream().toList();
      case Detection.Moved(var offered, _, _) -> offered;
      case Detection.Rewound(_, var now) -> List.of(now);
    };
  }

  /// Why `candidate` is in quarantine, where it is.
  public Optional<Quarantine> quarantineOf(Candidate candidate) {
    return quarantines.stream()
        .filter(each -> each.holds(candidate.origin(), candidate.revision()))
        .findFirst();
  }

  /// Whether the first thing that somebody or time must clear the way for is a quarantine.
  public boolean waitsInQuarantine() {
    return decision.blocked().stream()
        .findFirst()
        .flatMap(blocked -> quarantineOf(blocked.candidate()))
        .isPresent();
  }

  /// Whether it differs from what was written there; empty where it was not looked at.
  Optional<Boolean> drifted() {
    return observed.map(_ -> !drift.isEmpty());
  }

  /// Whether what is there was installed by somebody else and is not in the ledger.
  boolean isFound() {
    return owned.installed().isEmpty() && installed.isPresent();
  }
}
