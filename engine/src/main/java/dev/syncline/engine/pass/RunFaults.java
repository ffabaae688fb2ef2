package dev.syncline.engine.pass;

import dev.syncline.core.run.Complaint;
import dev.syncline.core.run.Fault;
import dev.syncline.core.run.SyncName;
import dev.syncline.core.source.Candidate;
import java.util.Optional;

/// What is said of runs that did not come to a good end.
final class RunFaults {
  private RunFaults() {}

  static Complaint bothSick(Watch watch, String why) {
    return new Complaint(
        "SYN-ROLLBACK-SICK",
        "going back to %s of %s".formatted(watch.to().label(), watch.intent().sync()),
        "it is sick as well: " + why,
        "Both are left as they are and nothing more is tried. Look at what the service needs, then run"
            + " 'syncline sync %s'".formatted(watch.intent().sync()));
  }

  static Complaint interrupted(SyncName sync, Optional<Candidate> to) {
    return new Complaint(
        "SYN-RUN-INTERRUPTED",
        "bringing %s to %s".formatted(sync, to.map(Candidate::label).orElse("a version")),
        "Syncline was stopped before anything was changed",
        "Nothing to do: it is tried again at the next pass");
  }

  static Complaint nothingGood(Watch watch, String why) {
    return new Complaint(
        "SYN-ROLLBACK-NONE",
        "%s of %s".formatted(watch.to().label(), watch.intent().sync()),
        why + "; nothing is known to be good that could be gone back to",
        "It is left as it is and quarantined. Mend what it needs, then run 'syncline approve %s %s'"
            .formatted(watch.intent().sync(), watch.to().name()));
  }

  static Complaint nothingButQuarantine(SyncName sync, Survey<?> survey, String why) {
    return new Complaint(
        "SYN-POLICY-QUARANTINED",
        "installing a first version of " + sync,
        why,
        "Nothing is installed, and no lower one is taken by itself. Edit the build or the check, or if"
            + " that is mended: syncline approve %s %s"
                .formatted(sync, survey.decision().blocked().getFirst().candidate().name()));
  }

  static Complaint stuck(Watch watch, String why, Fault fault) {
    return new Complaint(
        "SYN-ROLLBACK-FAILED",
        "going back from %s of %s".formatted(watch.to().label(), watch.intent().sync()),
        "%s; and going back failed: %s".formatted(why, fault.complaint().why()),
        fault.complaint().next());
  }
}
