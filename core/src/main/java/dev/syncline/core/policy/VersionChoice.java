package dev.syncline.core.policy;

import dev.syncline.core.policy.Decision.Blocked;
import dev.syncline.core.policy.Decision.Choice;
import dev.syncline.core.policy.Finding.Current;
import dev.syncline.core.policy.Finding.Free;
import dev.syncline.core.policy.Finding.Obstacle;
import dev.syncline.core.policy.Finding.Out;
import dev.syncline.core.policy.Finding.Stopped;
import dev.syncline.core.source.Candidate;
import dev.syncline.core.version.SemVer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The choice among named versions: the newest that no rule stops. While nothing is installed
/// nothing is taken that is lower than one in quarantine: most often the same mistake would spoil
/// them all.
final class VersionChoice {
  private static final int NAMED_MAX = 5;
  private static final Set<Obstacle> WAITING =
      Set.of(Obstacle.AWAITED, Obstacle.AGE, Obstacle.QUARANTINE);

  private final Situation situation;
  private final Offers offers;
  private final Installed installed;
  private final Sights sights;
  private final People people;
  private final VersionRules rules;
  private final Aside aside;

  VersionChoice(Situation situation, Offers offers) {
    this.situation = situation;
    this.offers = offers;
    this.installed = Installed.of(situation);
    this.sights = new Sights(situation);
    this.people = new People(situation, sights);
    this.rules = new VersionRules(situation, installed, sights, people);
    this.aside = new Aside(situation, offers, sights);
  }

  Decision decide() {
    var judged =
        offers.deciding().stream().map(offer -> new Judged(offer, rules.judge(offer))).toList();
    var choice = choose(judged);
    aside.tellMoved(offer -> offer.version().isPresent() && rules.isIgnored(offer).isEmpty());
    aside.passOthers(this::isAhead);
    return aside.decision(choice, sort(judged, choice));
  }

  private Choice choose(List<Judged> judged) {
    var alarm = installedMoved();
    var free =
        judged.stream()
            .filter(each ->
                each.finding instanceof Free(_, var byPerson) && (byPerson || alarm.isEmpty()))
            .findFirst();
    if (free.isPresent() && !mustWait(free.get(), judged)) {
      return take(free.get());
    }
    var matching = matching(judged);
    var held = people.held();
    var question = alarm.or(() -> question(judged));
    if (question.isPresent()) {
      return new Choice.Ask(question.get(), matching);
    }
    return new Choice.Stay(held.orElseGet(() -> whyNothing(judged, matching)), matching);
  }

  private static Choice take(Judged judged) {
    return judged.finding instanceof Free(var why, _)
        ? new Choice.Take(judged.offer.candidate(), why)
        : new Choice.Stay("", Optional.empty());
  }

  /// The installed tag names something else now, unless a hold keeps everything as it is anyway.
  private Optional<String> installedMoved() {
    if (situation.policy().moved() != MovedRule.ALERT || people.held().isPresent()) {
      return Optional.empty();
    }
    return offers.deciding().stream()
        .map(Offer::candidate)
        .filter(installed::hasNameOf)
        .flatMap(candidate ->
            sights
                .movedFrom(candidate)
                .map(was ->
                    Sights.words(candidate, was)
                        + "; it is installed. Approve %s to take what it names now, or pin another"
                            .formatted(candidate.revision().shortened()))
                .stream())
        .findFirst();
  }

  /// A higher one would have been taken, but its tag moved, or nothing is installed yet and it is
  /// in quarantine: a person decides first.
  private boolean mustWait(Judged free, List<Judged> judged) {
    boolean byPerson = free.finding instanceof Free(_, var approved) && approved;
    boolean isFirst = installed.candidate().isEmpty();
    return !byPerson
        && judged.stream()
            .takeWhile(each -> !each.equals(free))
            .anyMatch(each ->
                each.isStoppedBy(Obstacle.MOVED)
                    || (isFirst && each.isStoppedBy(Obstacle.QUARANTINE)));
  }

  private static Optional<String> question(List<Judged> judged) {
    return Stream.of(Obstacle.MOVED, Obstacle.APPROVAL)
        .flatMap(obstacle -> judged.stream().filter(each -> each.isStoppedBy(obstacle)).limit(1))
        .flatMap(Judged::words)
        .findFirst();
  }

  private Optional<Candidate> matching(List<Judged> judged) {
    return judged.stream()
        .filter(each -> each.finding instanceof Current)
        .filter(each -> rules.unwelcome(each.offer).isEmpty())
        .map(each -> each.offer.candidate())
        .findFirst();
  }

  private String whyNothing(List<Judged> judged, Optional<Candidate> matching) {
    var waiting =
        judged.stream().filter(each -> WAITING.stream().anyMatch(each::isStoppedBy)).findFirst();
    if (waiting.isPresent()) {
      return waiting.get().isStoppedBy(Obstacle.QUARANTINE)
          ? quarantined(judged)
          : waiting.get().words().findFirst().orElseThrow();
    }
    if (judged.isEmpty()) {
      return "nothing is on offer";
    }
    if (installed.candidate().isEmpty()) {
      return "none of %d on offer fits the policy".formatted(judged.size());
    }
    if (matching.isPresent()) {
      return installed.label() + " is installed and the newest that fits the policy";
    }
    var unwelcome = unwelcome(judged);
    if (unwelcome.isPresent()) {
      return "%s is installed, though %s, and nothing newer fits the policy"
          .formatted(installed.label(), unwelcome.get());
    }
    boolean gone = judged.stream().noneMatch(each -> installed.hasNameOf(each.offer.candidate()));
    return gone
        ? installed.label() + " is installed but not on offer any more, and nothing newer fits"
        : "nothing newer than %s fits the policy".formatted(installed.label());
  }

  /// What the policy has against what is installed.
  private Optional<String> unwelcome(List<Judged> judged) {
    return judged.stream()
        .filter(each -> each.finding instanceof Current)
        .flatMap(each -> rules.unwelcome(each.offer).stream())
        .findFirst();
  }

  /// All that wait in quarantine by name, and why the newest does.
  private static String quarantined(List<Judged> judged) {
    var all = judged.stream().filter(each -> each.isStoppedBy(Obstacle.QUARANTINE)).toList();
    var newest = all.getFirst();
    if (all.size() == 1 || !(newest.finding instanceof Stopped(_, var reason, _))) {
      return newest.words().findFirst().orElseThrow();
    }
    int more = all.size() - NAMED_MAX;
    var last = more > 0 ? "%d more".formatted(more) : label(all.getLast());
    var first =
        all.stream()
            .limit(Math.min(NAMED_MAX, all.size() - 1))
            .map(VersionChoice::label)
            .collect(Collectors.joining(", "));
    return "%s and %s are %s".formatted(first, last, reason);
  }

  private static String label(Judged judged) {
    return judged.offer.candidate().label();
  }

  /// The highest candidate at each obstacle is blocked; whatever else is not taken is passed over.
  private List<Blocked> sort(List<Judged> judged, Choice choice) {
    var seen = EnumSet.noneOf(Obstacle.class);
    var blocked = new ArrayList<Blocked>();
    var isBelowTaken = false;
    for (var each : judged) {
      isBelowTaken |= choice instanceof Choice.Take(var taken, _) && each.is(taken);
      switch (each.finding) {
        case Current _ -> {}
        case Out(var reason) -> aside.pass(each.offer, reason);
        case Free _ -> passUnlessTaken(each.offer, choice);
        case Stopped(var obstacle, var reason, var until) -> {
          if (!isBelowTaken && seen.add(obstacle)) {
            blocked.add(new Blocked(each.offer.candidate(), reason, until));
          } else {
            aside.pass(each.offer, reason);
          }
        }
      }
    }
    return blocked;
  }

  private void passUnlessTaken(Offer offer, Choice choice) {
    switch (choice) {
      case Choice.Take(var taken, _) -> {
        if (!taken.equals(offer.candidate())) {
          aside.pass(offer, "not above %s, which is taken".formatted(taken.label()));
        }
      }
      case Choice.Stay _ -> aside.pass(offer, "waits");
      case Choice.Ask _ -> aside.pass(offer, "waits until a person has decided");
    }
  }

  /// Newer than what is installed and than all that fits of the upstream that decides.
  private boolean isAhead(Offer offer) {
    if (rules.unwelcome(offer).isPresent()) {
      return false;
    }
    var newest =
        offers.deciding().stream()
            .filter(deciding -> rules.unwelcome(deciding).isEmpty())
            .findFirst()
            .flatMap(Offer::version);
    return Stream.concat(newest.stream(), installed.version().stream())
        .max(Comparator.naturalOrder())
        .filter(known -> offer.version().filter(version -> isNotAbove(version, known)).isPresent())
        .isEmpty();
  }

  private static boolean isNotAbove(SemVer version, SemVer known) {
    return version.compareTo(known) <= 0;
  }

  private record Judged(Offer offer, Finding finding) {
    boolean is(Candidate candidate) {
      return offer.candidate().equals(candidate);
    }

    boolean isStoppedBy(Obstacle obstacle) {
      return finding instanceof Stopped(var by, _, _) && by == obstacle;
    }

    Stream<String> words() {
      return finding instanceof Stopped(_, var reason, _)
          ? Stream.of(label() + reason)
          : Stream.empty();
    }

    private String label() {
      return isStoppedBy(Obstacle.MOVED) ? "" : offer.candidate().label() + " is ";
    }
  }
}
