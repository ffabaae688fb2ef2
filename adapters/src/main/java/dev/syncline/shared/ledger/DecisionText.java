package dev.syncline.shared.ledger;

import dev.syncline.core.content.Revision;
import dev.syncline.core.policy.PersonDecision;
import dev.syncline.core.policy.PersonDecision.ApproveChanges;
import dev.syncline.core.policy.PersonDecision.ApproveVersion;
import dev.syncline.core.policy.PersonDecision.Hold;
import dev.syncline.core.policy.PersonDecision.Pin;
import dev.syncline.core.policy.PersonDecision.Resume;
import dev.syncline.core.policy.PersonDecision.Suspend;
import dev.syncline.core.policy.PersonDecision.Unhold;
import dev.syncline.core.policy.PersonDecision.Unpin;

/// A person's decision as JSON. The same decision is always the same text, so texts may be
/// compared.
final class DecisionText {
  private DecisionText() {}

  static String write(PersonDecision decision) {
    return switch (decision) {
      case ApproveVersion(var version, var expires) ->
          Fields.of("approve-version")
              .with("version", version)
              .with("expires", Moments.text(expires))
              .json();
      case ApproveChanges(var revision, var changes, var expires) ->
          Fields.of("approve-changes")
              .with("revision", revision.value())
              .with("changes", changes)
              .with("expires", Moments.text(expires))
              .json();
      case Pin(var version) -> Fields.of("pin").with("version", version).json();
      case Unpin() -> Fields.of("unpin").json();
      case Hold(var until, var past) ->
          Fields.of("hold")
              .with("until", Moments.text(until))
              .with("past", past.map(Revision::value))
              .json();
      case Unhold() -> Fields.of("unhold").json();
      case Suspend() -> Fields.of("suspend").json();
      case Resume() -> Fields.of("resume").json();
    };
  }

  /// What the decision is about; a later one about the same topic takes its place, but approvals
  /// stand beside each other.
  static String topic(PersonDecision decision) {
    return switch (decision) {
      case ApproveVersion _, ApproveChanges _ -> "approval";
      case Pin _, Unpin _ -> "pin";
      case Hold _, Unhold _ -> "hold";
      case Suspend _, Resume _ -> "suspension";
    };
  }

  static PersonDecision read(String json) {
    var fields = Fields.parse(json);
    return switch (fields.kind()) {
      case "approve-version" ->
          new ApproveVersion(fields.text("version"), Moments.moment(fields.text("expires")));
      case "approve-changes" ->
          new ApproveChanges(
              new Revision(fields.text("revision")),
              fields.texts("changes"),
              Moments.moment(fields.text("expires")));
      case "pin" -> new Pin(fields.text("version"));
      case "unpin" -> new Unpin();
      case "hold" ->
          new Hold(
              fields.maybeText("until").map(Moments::moment),
              fields.maybeText("past").map(Revision::new));
      case "unhold" -> new Unhold();
      case "suspend" -> new Suspend();
      case "resume" -> new Resume();
      default -> throw new IllegalArgumentException("no decision is called " + fields.kind());
    };
  }
}
