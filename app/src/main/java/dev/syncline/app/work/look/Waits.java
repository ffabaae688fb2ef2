package dev.syncline.app.work.look;

import dev.syncline.core.policy.Decision.Blocked;
import dev.syncline.core.run.SyncName;
import dev.syncline.core.source.Candidate;
import dev.syncline.engine.pass.Survey;
import java.util.Optional;

/// What waits in quarantine, and what a person can say to that.
final class Waits {
  private Waits() {}

  /// The newest that fits but is in quarantine.
  static Optional<Candidate> inQuarantine(Survey<?> survey) {
    return survey.decision().blocked().stream()
        .map(Blocked::candidate)
        .filter(candidate -> survey.quarantineOf(candidate).isPresent())
        .findFirst();
  }

  static String toTryAgain(SyncName sync, Candidate candidate) {
    return "%s: if %s is mended: syncline approve %s %s"
        .formatted(sync, candidate.label(), sync, candidate.name());
  }
}
