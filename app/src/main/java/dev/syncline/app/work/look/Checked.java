package dev.syncline.app.work.look;

import dev.syncline.core.policy.Decision;
import dev.syncline.core.policy.Decision.Blocked;
import dev.syncline.core.policy.Decision.Choice;
import dev.syncline.core.policy.PassedOver;
import dev.syncline.core.policy.Track;
import dev.syncline.core.source.Candidate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What `check` found of one sync: `unwell` says why what is installed was given up, `halted` why a
/// guard does not let the next one pass, `quarantined` is what would be taken were it not in
/// quarantine.
record Checked(
    Track track,
    Optional<Candidate> current,
    Optional<Candidate> latest,
    boolean suspended,
    Decision decision,
    Optional<String> unwell,
    Optional<String> halted,
    Optional<String> quarantined) {
  boolean isUpdateAvailable() {
    return decision.choice() instanceof Choice.Take;
  }

  /// Whether it is the newest that fits.
  boolean isUpToDate() {
    return current.isPresent() && current.equals(decision.latest());
  }

  String reason() {
    return switch (decision.choice()) {
      case Choice.Take(_, var why) -> why;
      case Choice.Stay(var reason, _) -> reason;
      case Choice.Ask(var question, _) -> question;
    };
  }

  /// The highest that something stands in the way of.
  Optional<Blocked> blocked() {
    return decision.blocked().stream().findFirst();
  }

  /// Everything else that is not taken, the other blocked ones first.
  List<PassedOver> passedOver() {
    var all = new ArrayList<PassedOver>();
    decision.blocked().stream()
        .skip(1)
        .forEach(blocked -> all.add(new PassedOver(blocked.candidate(), blocked.reason())));
    all.addAll(decision.passedOver());
    return all;
  }
}
