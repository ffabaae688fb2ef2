package dev.syncline.core.policy;

import dev.syncline.core.run.Problem;
import dev.syncline.core.source.Candidate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// What was passed over and what people should hear of it, collected while a decision is made.
final class Aside {
  static final String AHEAD = "SYN-POLICY-UPSTREAM-AHEAD";

  private static final int MOVED_MAX = 20;

  private final Situation situation;
  private final Offers offers;
  private final Sights sights;
  private final List<Passed> passed = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();

  Aside(Situation situation, Offers offers, Sights sights) {
    this.situation = situation;
    this.offers = offers;
    this.sights = sights;
  }

  void pass(Offer offer, String reason) {
    passed.add(new Passed(offer, reason));
  }

  /// Tells of the tags that moved; those that could never be taken are left out.
  void tellMoved(Predicate<Offer> worthTelling) {
    var told = ready().filter(worthTelling).toList();
    problems.addAll(sights.problems(told, MOVED_MAX));
  }

  private Stream<Offer> ready() {
    return offers.deciding().stream().filter(offer -> offer.unready().isEmpty());
  }

  /// Passes over everything that does not come from the upstream that decides.
  void passOthers(Predicate<Offer> isAhead) {
    for (var offer : offers.outranked()) {
      pass(offer, offers.deciding().getFirst().candidate().origin() + " comes first");
    }
    passForeign(isAhead);
  }

  /// Passes over what may never be taken, and tells where such an upstream is ahead.
  void passForeign(Predicate<Offer> isAhead) {
    for (var offer : offers.foreign()) {
      pass(offer, offer.candidate().origin() + " is none of the declared upstreams");
    }
    var ahead = new LinkedHashMap<String, Candidate>();
    for (var offer : offers.notifyOnly()) {
      if (isAhead.test(offer)) {
        pass(offer, "upstream ahead: notify only");
        ahead.putIfAbsent(offer.candidate().origin().name(), offer.candidate());
      } else {
        pass(offer, "notify only");
      }
    }
    ahead.forEach((origin, newest) ->
        problems.add(
            new Problem(AHEAD, "upstream %s is ahead: %s".formatted(origin, newest.label()))));
  }

  Decision decision(Decision.Choice choice, List<Decision.Blocked> blocked) {
    var taken =
        choice instanceof Decision.Choice.Take(var candidate, _)
            ? Optional.of(candidate)
            : Optional.<Candidate>empty();
    var reasons =
        passed.stream()
            .sorted((one, other) -> Offer.NEWEST_FIRST.compare(one.offer, other.offer))
            .map(each -> new PassedOver(each.offer.candidate(), each.reason))
            .toList();
    return new Decision(
        choice,
        blocked,
        reasons,
        problems,
        sights.accepted(ready().toList(), taken),
        Optional.empty());
  }

  /// Without versions only the times of publication tell what is ahead; without them nothing does.
  boolean isPublishedAfterWhatDecides(Offer offer) {
    var candidate = offer.candidate();
    boolean known =
        situation
            .installed()
            .filter(now -> now.revision().equals(candidate.revision()))
            .isPresent();
    var reference =
        offers.deciding().stream()
            .flatMap(deciding -> deciding.candidate().published().stream())
            .max(Instant::compareTo);
    return !known
        && candidate.published().isPresent()
        && reference.filter(candidate.published().get()::isAfter).isPresent();
  }

  private record Passed(Offer offer, String reason) {}
}
