package dev.syncline.core.policy;

import dev.syncline.core.source.Candidate;
import java.util.Optional;

/// Which candidate to take. Pure: the same [Situation] gives the same [Decision], in whatever order
/// the candidates were offered.
///
/// **Several upstreams.** The first one, in the policy's order, that offers what is tracked (a
/// version, a commit) decides alone, even if it offers nothing acceptable: a fork that lags must
/// not flap to its parent. Notify-only ones never decide; being ahead makes them a problem to tell.
///
/// **Named versions** (tags, releases). Everything that reads as a version by the policy's pattern
/// goes through the rules of [VersionRules], newest first; the first that none stops is taken. Of
/// several names for one version (`v1.2.3` and `1.2.3`, or different build metadata, which orders
/// nothing) the shortest comes first, then the alphabet decides. Nothing goes down by itself, nor
/// by an approval; only a pin does. While nothing is installed, or what is installed has a name
/// that is no version, no step is a major one.
///
/// **Whatever is there now** (commits, files). One candidate an upstream: taken when its revision
/// is not the installed one.
///
/// **People.** A pin passes over range, ignore list, pre-release, major, age and downgrade, but a
/// hold, a quarantine and a moved tag stop it too. An approval of exactly one candidate passes over
/// hold, quarantine, major and age. For a tag that moved, only an approval or a pin that names the
/// new revision counts: one by name was given for what the name meant before. A hold made by a
/// rollback ends for candidates past the revision rolled back from. A hold of any kind ends what
/// was approved before it. Whether a sync is suspended is not looked at: who asks is answered.
public final class Decide {
  private Decide() {}

  public static Decision decide(Situation situation) {
    var offers = Offers.of(situation);
    var decision = decide(situation, offers);
    return decision.choice() instanceof Decision.Choice.Take(var candidate, _)
        ? decision.agreedBy(approval(situation, offers, candidate))
        : decision;
  }

  private static Optional<Said> approval(Situation situation, Offers offers, Candidate candidate) {
    var people = new People(situation, new Sights(situation));
    return offers
        .takeable()
        .filter(offer -> offer.candidate().equals(candidate))
        .findFirst()
        .flatMap(people::approvalOf);
  }

  private static Decision decide(Situation situation, Offers offers) {
    var pin = situation.standing().pin();
    if (pin.isPresent() && pin.get().what() instanceof PersonDecision.Pin(var version)) {
      return new PinnedChoice(situation, offers, pin.get(), version).decide();
    }
    return switch (situation.policy().track()) {
      case TAGS, RELEASES -> new VersionChoice(situation, offers).decide();
      case COMMITS -> new CommitChoice(situation, offers).decide();
    };
  }
}
