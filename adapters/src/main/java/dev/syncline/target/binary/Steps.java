package dev.syncline.target.binary;

import dev.syncline.core.content.Digest;
import dev.syncline.core.plan.Journal;
import java.util.Optional;

/// The words of the journal, in the order in which they come.
final class Steps {
  static final String STAGED = "staged";
  static final String KEPT = "known-good kept";
  static final String SWITCH = "switch";
  static final String VERSION = "version written";

  /// Its process is stopped or started by us, or ended by what we brought: to be started again.
  static final String OURS = "process in hand";

  static final String RELOADED = "reloaded";
  static final String NOTHING_RAN = "nothing to reload";
  static final String RELOAD_FAILED = "reload-failed: ";

  private static final String FROM = "from ";
  private static final String NOTHING = "nothing";

  private Steps() {}

  /// What was live when it began; the first step, before anything is touched.
  static String from(Optional<Digest> live) {
    return FROM + live.map(Digest::hex).orElse(NOTHING);
  }

  /// Whether the first step says that exactly this was live when it began.
  static boolean beganFrom(Optional<Digest> live, Journal journal) {
    return !journal.steps().isEmpty() && journal.steps().getFirst().equals(from(live));
  }
}
