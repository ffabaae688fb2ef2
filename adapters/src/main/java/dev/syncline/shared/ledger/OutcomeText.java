package dev.syncline.shared.ledger;

import dev.syncline.core.run.Complaint;
import dev.syncline.core.run.Outcome;
import dev.syncline.core.run.Outcome.Applied;
import dev.syncline.core.run.Outcome.Failed;
import dev.syncline.core.run.Outcome.Halted;
import dev.syncline.core.run.Outcome.OnProbation;
import dev.syncline.core.run.Outcome.Partial;
import dev.syncline.core.run.Outcome.Proposed;
import dev.syncline.core.run.Outcome.RolledBack;
import dev.syncline.core.run.Outcome.Superseded;
import dev.syncline.core.run.Outcome.Suspended;
import dev.syncline.core.run.Outcome.Unchanged;
import dev.syncline.core.run.Outcome.Waiting;

/// An outcome as JSON, its kind being its word.
final class OutcomeText {
  private OutcomeText() {}

  static String write(Outcome outcome) {
    var fields = Fields.of(outcome.word());
    return switch (outcome) {
      case Unchanged(var reason) -> fields.with("text", reason).json();
      case Suspended _ -> fields.json();
      case Applied(var summary) -> fields.with("text", summary).json();
      case OnProbation(var since) -> fields.with("since", Moments.text(since)).json();
      case RolledBack(var why) -> fields.with("text", why).json();
      case Superseded(var by) -> fields.with("text", by).json();
      case Proposed(var where) -> fields.with("text", where).json();
      case Partial(var summary) -> fields.with("text", summary).json();
      case Waiting(var question) -> fields.with("text", question).json();
      case Halted(var complaint) -> fields.with("complaint", fields(complaint)).json();
      case Failed(var complaint) -> fields.with("complaint", fields(complaint)).json();
    };
  }

  static Outcome read(String json) {
    var fields = Fields.parse(json);
    return switch (fields.kind()) {
      case "unchanged" -> new Unchanged(fields.text("text"));
      case "suspended" -> new Suspended();
      case "applied" -> new Applied(fields.text("text"));
      case "on-probation" -> new OnProbation(Moments.moment(fields.text("since")));
      case "rolled-back" -> new RolledBack(fields.text("text"));
      case "superseded" -> new Superseded(fields.text("text"));
      case "proposed" -> new Proposed(fields.text("text"));
      case "partial" -> new Partial(fields.text("text"));
      case "waiting" -> new Waiting(fields.text("text"));
      case "halted" -> new Halted(complaint(fields.inner("complaint")));
      case "failed" -> new Failed(complaint(fields.inner("complaint")));
      default -> throw new IllegalArgumentException("no outcome is called " + fields.kind());
    };
  }

  private static Fields fields(Complaint complaint) {
    return Fields.none()
        .with("code", complaint.code())
        .with("what", complaint.what())
        .with("why", complaint.why())
        .with("next", complaint.next());
  }

  private static Complaint complaint(Fields fields) {
    return new Complaint(
        fields.text("code"), fields.text("what"), fields.text("why"), fields.text("next"));
  }
}
