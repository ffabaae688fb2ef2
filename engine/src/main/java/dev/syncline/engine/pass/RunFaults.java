package dev.syncline.engine.pass;

import dev.syncline.core.plan.Inventory;
import dev.syncline.core.run.Complaint;
import dev.syncline.core.run.Fault;
import dev.syncline.core.run.Problem;
import dev.syncline.core.run.SyncName;
import dev.syncline.core.source.Candidate;
import java.util.Optional;

/// What is said of runs that did not come to a good end.
final class RunFaults {
  private RunFaults() {}

  /// Told at once; whether what is gone back to is well, the end of the run says.
  static Problem goingBack(Watch watch, Inventory knownGood, String why) {
    return new Problem(
        "SYN-ROLLBACK",
        "%s is not well and is not taken again: %s; going back to %s"
            .formatted(watch.to().label(), why, knownGood.of().label()));
  }

  static Complaint bothSick(Watch watch, String why) {
    return new Complaint(
        "SYN-ROLLBACK-SICK",
        "going back to %s of %s".formatted(watch.to().label(), watch.intent().sync()),
        "it is sick as well: " + why,
        "Both are left as they are and nothing more is tried. " + byHand(watch.intent().sync()));
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
        "It is left as it is and quarantined. " + byHand(watch.intent().sync()));
  }

  /// What was bad and had nothing to go back to is installed still.
  static Complaint givenUp(SyncName sync, String installed, String why) {
    return new Complaint(
        "SYN-ROLLBACK-NONE",
        "%s of %s".formatted(installed, sync),
        "it is installed, but in quarantine because it was not healthy: " + why,
        "It is left as it is. " + byHand(sync));
  }

  /// What was gone back to and was sick as well is so still.
  static Complaint stillSick(SyncName sync, String installed, String why) {
    return new Complaint(
        "SYN-ROLLBACK-SICK",
        "%s of %s".formatted(installed, sync),
        "it was gone back to and is still not healthy: " + why,
        "It is left as it is. " + byHand(sync));
  }

  private static String byHand(SyncName sync) {
    return ("Look at the service itself: mend what it needs and restart it by hand. Then run 'syncline"
            + " sync %s', which says whether it is healthy")
        .formatted(sync);
  }

  static Complaint nothingButQuarantine(SyncName sync, String version, String why) {
    return new Complaint(
        "SYN-POLICY-QUARANTINED",
        "installing a first version of " + sync,
        why,
        "Nothing is installed, and no lower one is taken by itself. Edit the build or the check, or if"
            + " that is mended: syncline approve %s %s".formatted(sync, version));
  }

  static Complaint stuck(Watch watch, String why, Fault fault) {
    return new Complaint(
        "SYN-ROLLBACK-FAILED",
        "going back from %s of %s".formatted(watch.to().label(), watch.intent().sync()),
        "%s; and going back failed: %s".formatted(why, fault.complaint().why()),
        fault.complaint().next());
  }
}
