package dev.syncline.app.work.look;

import dev.syncline.core.policy.Decision.Blocked;
import dev.syncline.core.policy.Policy;
import dev.syncline.core.run.SyncName;
import dev.syncline.engine.pass.Survey;
import java.util.Optional;

/// What waits in quarantine, and what a person can say to that.
final class Waits {
  private Waits() {}

  /// The newest that fits but is in quarantine, as a person names it.
  static Optional<String> inQuarantine(Survey<?> survey, Policy policy) {
    return survey.decision().blocked().stream()
        .map(Blocked::candidate)
        .filter(candidate -> survey.quarantineOf(candidate).isPresent())
        .findFirst()
        .map(policy::named);
  }

  static String toTryAgain(SyncName sync, String version) {
    return "%s: if %s is mended: syncline approve %1$s %2$s".formatted(sync, version);
  }
}
