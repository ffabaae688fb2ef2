package dev.syncline.core.policy;

import dev.syncline.core.content.Revision;
import dev.syncline.core.policy.Decision.Blocked;
import dev.syncline.core.policy.Decision.Choice;
import dev.syncline.core.source.Candidate;
import dev.syncline.core.source.Unready;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The choice while a person has pinned a version: that one or none.
final class PinnedChoice {
  private final Offers offers;
  private final Policy policy;
  private final Installed installed;
  private final Sights sights;
  private final People people;
  private final Aside aside;
  private final Said pin;
  private final String version;
  private final Instant now;

  PinnedChoice(Situation situation, Offers offers, Said pin, String version) {
    this.offers = offers;
    this.policy = situation.policy();
    this.installed = Installed.of(situation);
    this.sights = new Sights(situation);
    this.people = new People(situation, sights);
    this.aside = new Aside(situation, offers, sights);
    this.pin = pin;
    this.version = version;
    this.now = situation.now();
  }

  Decision decide() {
    var pinned = find();
    offers
        .takeable()
        .filter(offer -> pinned.filter(offer::equals).isEmpty())
        .filter(offer -> !isSame(offer.candidate()))
        .forEach(offer -> aside.pass(offer, words()));
    aside.passForeign(_ -> false);
    if (policy.track() != Track.COMMITS) {
      aside.tellMoved(offer -> offer.version().isPresent());
    }
    return pinned.map(this::decide).orElseGet(this::notOnOffer);
  }

  /// By its exact name before anything else that the typed text may mean.
  private Optional<Offer> find() {
    return offers
        .takeable()
        .filter(offer -> offer.candidate().name().equals(version))
        .findFirst()
        .or(() -> offers.takeable().filter(offer -> offer.isNamed(version)).findFirst());
  }

  private Decision decide(Offer pinned) {
    var candidate = pinned.candidate();
    if (isHere(pinned)) {
      var reason = people.held().orElseGet(() -> words() + ", which is installed");
      return stay(reason, Optional.of(candidate), List.of());
    }
    if (pinned.unready().isPresent()) {
      return unready(candidate, pinned.unready().get());
    }
    var approval = people.approvalOf(pinned);
    if (approval.isPresent()) {
      return take(candidate, "approved " + People.signed(approval.get()));
    }
    var quarantine = people.quarantineOf(candidate);
    if (quarantine.isPresent()) {
      return ask(words() + ", which is " + quarantine.get(), blocked(candidate, quarantine.get()));
    }
    var hold = people.holdOn(pinned);
    if (hold.isPresent()) {
      return stay(hold.get(), Optional.empty(), blocked(candidate, hold.get()));
    }
    return sights
        .movedFrom(candidate)
        .filter(_ -> policy.track() != Track.COMMITS)
        .filter(_ -> !Standing.namesRevision(version, candidate))
        .map(was -> moved(pinned, was))
        .orElseGet(() -> take(candidate, words()));
  }

  private Decision unready(Candidate candidate, Unready reason) {
    var until = reason.again().map(now::plus);
    return stay(
        "%s, which %s".formatted(words(), reason.words()),
        Optional.empty(),
        until.map(_ -> new Blocked(candidate, reason.why(), until)).stream().toList());
  }

  private Decision moved(Offer pinned, Revision was) {
    var candidate = pinned.candidate();
    var words = Sights.words(candidate, was);
    return switch (policy.moved()) {
      case ACCEPT -> take(candidate, words());
      case IGNORE -> {
        aside.pass(pinned, words);
        yield stay(words() + ", but " + words, Optional.empty(), List.of());
      }
      case ALERT -> {
        var question =
            "%s: approve or pin %s to take what it names now"
                .formatted(words, candidate.revision().shortened());
        yield ask(question, blocked(candidate, question));
      }
    };
  }

  private Decision notOnOffer() {
    boolean here =
        installed
            .candidate()
            .map(Offer::unnamed)
            .filter(offer -> offer.isNamed(version))
            .isPresent();
    var held = people.held();
    if (here || held.isPresent()) {
      return stay(
          held.orElseGet(() -> words() + ", which is installed but not on offer any more"),
          Optional.empty(),
          List.of());
    }
    return ask(words() + ", which is not on offer: pin another version, or unpin", List.of());
  }

  /// Installed already, also where it was adopted under another name.
  private boolean isHere(Offer pinned) {
    var candidate = pinned.candidate();
    boolean otherName =
        !installed.hasNameOf(candidate)
            && pinned.version().isPresent()
            && pinned.version().equals(installed.version())
            && installed
                .candidate()
                .filter(now -> now.origin().equals(candidate.origin()))
                .isPresent();
    return installed.hasRevision(candidate.revision()) || isSame(candidate) || otherName;
  }

  private boolean isSame(Candidate candidate) {
    return policy.track() == Track.COMMITS
        ? installed.hasRevision(candidate.revision())
        : installed.is(candidate) && sights.movedFrom(candidate).isEmpty();
  }

  private String words() {
    return "pinned to %s %s".formatted(version, People.signed(pin));
  }

  private static List<Blocked> blocked(Candidate candidate, String reason) {
    return List.of(new Blocked(candidate, reason, Optional.empty()));
  }

  private Decision take(Candidate candidate, String why) {
    return aside.decision(new Choice.Take(candidate, why), List.of());
  }

  private Decision ask(String question, List<Blocked> blocked) {
    return aside.decision(new Choice.Ask(question, Optional.empty()), blocked);
  }

  private Decision stay(String reason, Optional<Candidate> matching, List<Blocked> blocked) {
    return aside.decision(new Choice.Stay(reason, matching), blocked);
  }
}
