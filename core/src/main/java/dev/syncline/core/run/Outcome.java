package dev.syncline.core.run;

import java.time.Instant;

/// How a run ended, or where it rests.
public sealed interface Outcome {
  /// One word for logs, metrics and JSON.
  default String word() {
    return switch (this) {
      case Unchanged _ -> "unchanged";
      case Suspended _ -> "suspended";
      case Applied _ -> "applied";
      case OnProbation _ -> "on-probation";
      case RolledBack _ -> "rolled-back";
      case Superseded _ -> "superseded";
      case Proposed _ -> "proposed";
      case Partial _ -> "partial";
      case Waiting _ -> "waiting";
      case Halted _ -> "halted";
      case Failed _ -> "failed";
    };
  }

  /// What a reader wants to know beside the word; empty where the word says it all.
  default String reason() {
    return switch (this) {
      case Unchanged(var reason) -> reason;
      case Suspended _ -> "until 'syncline resume'";
      case Applied(var summary) -> summary;
      case OnProbation _ -> "";
      case RolledBack(var why) -> why;
      case Superseded(var by) -> by;
      case Proposed(var where) -> where;
      case Partial(var summary) -> summary;
      case Waiting(var question) -> question;
      case Halted(var complaint) -> complaint.line();
      case Failed(var complaint) -> complaint.line();
    };
  }

  /// Whether the run is over; only [OnProbation] is not.
  default boolean isFinal() {
    return !(this instanceof OnProbation);
  }

  /// Nothing to do, and why.
  record Unchanged(String reason) implements Outcome {}

  /// Not looked at: no trigger acts until a person resumes it.
  record Suspended() implements Outcome {}

  /// The target is in step and has been verified.
  record Applied(String summary) implements Outcome {}

  /// Applied and watched since then; known-good once it has been healthy for long enough.
  record OnProbation(Instant since) implements Outcome {}

  /// The new revision was bad, the known-good one is back.
  record RolledBack(String why) implements Outcome {}

  /// A newer revision came before this one was proven.
  record Superseded(String by) implements Outcome {}

  /// Brought as a proposal that others must merge.
  record Proposed(String where) implements Outcome {}

  /// Some items were done, some are left out, and why.
  record Partial(String summary) implements Outcome {}

  /// A version is on offer that a person must agree to.
  record Waiting(String question) implements Outcome {}

  /// A guard refused; a person must agree.
  record Halted(Complaint complaint) implements Outcome {}

  /// Ended by a fault or a defect.
  record Failed(Complaint complaint) implements Outcome {}
}
