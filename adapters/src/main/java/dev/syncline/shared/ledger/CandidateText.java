package dev.syncline.shared.ledger;

import dev.syncline.core.content.Revision;
import dev.syncline.core.source.Candidate;
import dev.syncline.core.source.Origin;

/// A candidate as JSON.
final class CandidateText {
  private CandidateText() {}

  static String write(Candidate candidate) {
    return Fields.none()
        .with("origin", candidate.origin().name())
        .with("name", candidate.name())
        .with("revision", candidate.revision().value())
        .with("prerelease", candidate.prerelease())
        .with("published", Moments.text(candidate.published()))
        .json();
  }

  static Candidate read(String json) {
    var fields = Fields.parse(json);
    return new Candidate(
        new Origin(fields.text("origin")),
        fields.text("name"),
        new Revision(fields.text("revision")),
        fields.flag("prerelease"),
        fields.maybeText("published").map(Moments::moment));
  }
}
