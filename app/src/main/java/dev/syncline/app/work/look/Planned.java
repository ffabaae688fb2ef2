package dev.syncline.app.work.look;

import dev.syncline.core.source.Candidate;
import dev.syncline.engine.pass.Preview;
import java.util.Optional;

/// What a pass of one sync would do; `unfinished` is what it would finish or undo first,
/// `quarantined` what it would have brought.
record Planned(
    Optional<Candidate> from,
    Preview preview,
    Optional<Candidate> unfinished,
    Optional<String> quarantined) {
  /// Where it would lead to.
  Optional<Candidate> to() {
    return preview instanceof Preview.Bring bring ? Optional.of(bring.plan().candidate()) : from;
  }
}
