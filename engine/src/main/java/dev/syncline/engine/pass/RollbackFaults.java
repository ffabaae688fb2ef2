package dev.syncline.engine.pass;

import dev.syncline.core.run.Complaint;
import dev.syncline.core.run.Fault;

/// What is said where going back does not help.
final class RollbackFaults {
  private RollbackFaults() {}

  static Complaint bothSick(Watch watch, String why) {
    return new Complaint(
        "SYN-ROLLBACK-SICK",
        "going back to %s of %s".formatted(watch.to().label(), watch.intent().sync()),
        "it is sick as well: " + why,
        "Both are left as they are and nothing more is tried. Look at what the service needs, then run"
            + " 'syncline sync %s'".formatted(watch.intent().sync()));
  }

  static Complaint nothingGood(Watch watch, String why) {
    return new Complaint(
        "SYN-ROLLBACK-NONE",
        "%s of %s".formatted(watch.to().label(), watch.intent().sync()),
        why + "; nothing is known to be good that could be gone back to",
        "It is left as it is and quarantined. Mend what it needs, then run 'syncline approve %s %s'"
            .formatted(watch.intent().sync(), watch.to().name()));
  }

  static Complaint stuck(Watch watch, String why, Fault fault) {
    return new Complaint(
        "SYN-ROLLBACK-FAILED",
        "going back from %s of %s".formatted(watch.to().label(), watch.intent().sync()),
        "%s; and going back failed: %s".formatted(why, fault.complaint().why()),
        fault.complaint().next());
  }
}
