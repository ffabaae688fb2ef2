package dev.syncline.shared.ledger;

import dev.syncline.core.target.Probation;

/// A probation as JSON.
final class ProbationText {
  private ProbationText() {}

  static String write(Probation probation) {
    return Fields.none()
        .with("since", Moments.text(probation.since()))
        .with("healthy-since", Moments.text(probation.healthySince()))
        .with("proven", probation.proven())
        .with("strikes", probation.strikes())
        .with("handed-over", probation.handedOver())
        .with("trouble", probation.trouble())
        .json();
  }

  static Probation read(String json) {
    var fields = Fields.parse(json);
    return new Probation(
        Moments.moment(fields.text("since")),
        fields.maybeText("healthy-since").map(Moments::moment),
        fields.flag("proven"),
        Math.toIntExact(fields.number("strikes")),
        fields.flag("handed-over"),
        fields.maybeText("trouble"));
  }
}
