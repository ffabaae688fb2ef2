package dev.syncline.app.work.recall;

import dev.syncline.app.work.say.Labels;
import dev.syncline.app.work.say.Says;
import dev.syncline.core.policy.PersonDecision;
import dev.syncline.core.policy.Said;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// A decision that no pass has taken up yet, in words.
final class Decided {
  private Decided() {}

  /// Empty for what stands for itself: a hold, a pin, a suspension. `shown` is what people call an
  /// approved version.
  static Optional<String> words(Said said, UnaryOperator<String> shown) {
    var by = Labels.brief(Says.by(said));
    return switch (said.what()) {
      case PersonDecision.ApproveVersion(var version, _) ->
          Optional.of("approved %s %s; the next pass takes it".formatted(shown.apply(version), by));
      case PersonDecision.ApproveChanges _ ->
          Optional.of("agreed %s; the next pass carries it out".formatted(by));
      case PersonDecision.Unpin _ -> next("no longer pinned", by);
      case PersonDecision.Unhold _ -> next("no longer held", by);
      case PersonDecision.Resume _ -> next("resumed", by);
      case PersonDecision.Pin _, PersonDecision.Hold _, PersonDecision.Suspend _ ->
          Optional.empty();
    };
  }

  private static Optional<String> next(String what, String by) {
    return Optional.of("%s, %s; the next pass follows the policy".formatted(what, by));
  }
}
