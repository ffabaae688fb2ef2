package dev.syncline.core.policy;

import dev.syncline.core.policy.Decision.Blocked;
import dev.syncline.core.policy.Decision.Choice;
import dev.syncline.core.source.Candidate;
import dev.syncline.core.source.Unready;
import java.util.List;
import java.util.Optional;

/// The choice where one thing is followed: take what it holds now, unless that is installed.
final class CommitChoice {
  private final Situation situation;
  private final Offers offers;
  private final Sights sights;
  private final People people;
  private final Aside aside;

  CommitChoice(Situation situation, Offers offers) {
    this.situation = situation;
    this.offers = offers;
    this.sights = new Sights(situation);
    this.people = new People(situation, sights);
    this.aside = new Aside(situation, offers, sights);
  }

  Decision decide() {
    aside.passOthers(aside::isPublishedAfterWhatDecides);
    if (offers.deciding().isEmpty()) {
      return stay("nothing is on offer", Optional.empty(), List.of());
    }
    var tip = offers.deciding().getFirst();
    offers.deciding().stream()
        .skip(1)
        .forEach(offer -> aside.pass(offer, tip.candidate().label() + " comes first"));
    return situation
            .installed()
            .filter(now -> now.revision().equals(tip.candidate().revision()))
            .isPresent()
        ? upToDate(tip.candidate())
        : decide(tip);
  }

  private Decision upToDate(Candidate tip) {
    var reason = people.held().orElseGet(() -> tip.label() + " is installed");
    return stay(reason, Optional.of(tip), List.of());
  }

  private Decision decide(Offer tip) {
    var candidate = tip.candidate();
    if (tip.unready().isPresent()) {
      return unready(candidate, tip.unready().get());
    }
    var approval = people.approvalOf(tip);
    if (approval.isPresent()) {
      return take(candidate, "approved " + People.signed(approval.get()));
    }
    var quarantine = people.quarantineOf(candidate);
    if (quarantine.isPresent()) {
      return stay(
          candidate.label() + " is " + quarantine.get(),
          Optional.empty(),
          blocked(candidate, quarantine.get()));
    }
    var hold = people.holdOn(tip);
    if (hold.isPresent()) {
      return stay(hold.get(), Optional.empty(), blocked(candidate, hold.get()));
    }
    var until = sights.tooYoungUntil(candidate);
    if (until.isPresent()) {
      var reason = "too young, waits until " + until.get();
      return stay(
          candidate.label() + " is " + reason,
          Optional.empty(),
          List.of(new Blocked(candidate, reason, until)));
    }
    return take(candidate, whyTaken());
  }

  private Decision unready(Candidate tip, Unready reason) {
    var until = reason.again().map(situation.now()::plus);
    return stay(
        "%s %s".formatted(tip.label(), reason.words()),
        Optional.empty(),
        until.map(_ -> new Blocked(tip, reason.why(), until)).stream().toList());
  }

  private String whyTaken() {
    return situation
        .installed()
        .map(now -> "%s is installed".formatted(now.revision().shortened()))
        .orElse("nothing is installed");
  }

  private static List<Blocked> blocked(Candidate candidate, String reason) {
    return List.of(new Blocked(candidate, reason, Optional.empty()));
  }

  private Decision take(Candidate candidate, String why) {
    return aside.decision(new Choice.Take(candidate, why), List.of());
  }

  private Decision stay(String reason, Optional<Candidate> matching, List<Blocked> blocked) {
    return aside.decision(new Choice.Stay(reason, matching), blocked);
  }
}
