package dev.syncline.engine.pass;

import dev.syncline.core.run.Condition;
import dev.syncline.core.run.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What an outcome means for the standing conditions of a sync. Pure.
final class Standpoint {
  private static final String ROLLBACK = "SYN-ROLLBACK-";

  private Standpoint() {}

  /// `drifted` is empty where the target was not looked at: what is known of it stays.
  static List<Condition> after(Outcome outcome, Optional<Boolean> drifted, Instant now) {
    var conditions = new ArrayList<Condition>();
    conditions.add(ready(outcome, now));
    conditions.add(reconciling(outcome, now));
    conditions.add(stalled(outcome, now));
    drifted.ifPresent(is -> conditions.add(drifted(is, now)));
    return conditions;
  }

  /// Whether `ready` says that a version was given up with nothing good in its place: so it stays
  /// until something else is brought, however often a pass finds nothing new.
  static boolean needsAPerson(Condition ready) {
    return !ready.holds() && ready.reason().startsWith(ROLLBACK);
  }

  private static Condition drifted(boolean is, Instant now) {
    return new Condition(
        Condition.Type.DRIFTED,
        is,
        is ? "Drifted" : "InStep",
        is ? "the target differs from what was written there" : "",
        now);
  }

  private static Condition ready(Outcome outcome, Instant now) {
    return switch (outcome) {
      case Outcome.Unchanged(var reason) -> ready(true, "UpToDate", reason, now);
      case Outcome.Suspended _ -> ready(true, "Suspended", outcome.reason(), now);
      case Outcome.Applied(var summary) -> ready(true, "UpToDate", summary, now);
      case Outcome.OnProbation(var since) ->
          ready(false, "OnProbation", "watched since " + since, now);
      case Outcome.RolledBack(var why) -> ready(true, "RolledBack", why, now);
      case Outcome.Superseded(var by) -> ready(false, "Superseded", "by " + by, now);
      case Outcome.Proposed(var where) -> ready(true, "Proposed", where, now);
      case Outcome.Partial(var summary) -> ready(false, "Partial", summary, now);
      case Outcome.Waiting(var question) -> ready(true, "AwaitsApproval", question, now);
      case Outcome.Halted(var complaint) -> ready(false, "Halted", complaint.line(), now);
      case Outcome.Failed(var complaint) ->
          ready(
              false,
              complaint.code().equals(Aftermath.DEFECT) ? "Defect" : complaint.code(),
              complaint.line(),
              now);
    };
  }

  private static Condition ready(boolean holds, String reason, String message, Instant now) {
    return new Condition(Condition.Type.READY, holds, reason, message, now);
  }

  private static Condition reconciling(Outcome outcome, Instant now) {
    boolean watched = outcome instanceof Outcome.OnProbation;
    return new Condition(
        Condition.Type.RECONCILING, watched, watched ? "OnProbation" : "Done", "", now);
  }

  private static Condition stalled(Outcome outcome, Instant now) {
    return switch (outcome) {
      case Outcome.Halted(var complaint) ->
          new Condition(Condition.Type.STALLED, true, "Halted", complaint.line(), now);
      case Outcome.Failed(var complaint) ->
          new Condition(Condition.Type.STALLED, true, complaint.code(), complaint.line(), now);
      default -> new Condition(Condition.Type.STALLED, false, "Moving", "", now);
    };
  }
}
