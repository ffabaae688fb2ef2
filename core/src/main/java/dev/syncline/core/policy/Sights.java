package dev.syncline.core.policy;

import dev.syncline.core.content.Revision;
import dev.syncline.core.run.Problem;
import dev.syncline.core.source.Candidate;
import dev.syncline.core.source.Origin;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// What names meant when we first saw them: which moved since, and how old each is to us.
final class Sights {
  static final String MOVED = "SYN-POLICY-TAG-MOVED";

  private final Map<Key, Sighting> first = new HashMap<>();
  private final Situation situation;

  Sights(Situation situation) {
    this.situation = situation;
    for (var sighting : situation.sightings()) {
      first.putIfAbsent(new Key(sighting.origin(), sighting.name()), sighting);
    }
  }

  /// What the name meant before, where it means something else now. What is installed from it
  /// already is no news.
  Optional<Revision> movedFrom(Candidate candidate) {
    return otherMeaning(candidate).filter(_ -> !isInstalled(candidate));
  }

  private Optional<Revision> otherMeaning(Candidate candidate) {
    return sightingOf(candidate)
        .map(Sighting::revision)
        .filter(seen -> !seen.equals(candidate.revision()));
  }

  /// Until when the candidate is too young. What we never saw, or saw as something else, is seen
  /// now for the first time. Where no age is asked for nothing is too young, also what was seen
  /// before the clock jumped back.
  Optional<Instant> tooYoungUntil(Candidate candidate) {
    if (situation.policy().minimumAge().isZero()) {
      return Optional.empty();
    }
    var since =
        sightingOf(candidate)
            .filter(sighting -> sighting.revision().equals(candidate.revision()))
            .map(Sighting::at)
            .orElse(situation.now());
    return Optional.of(since.plus(situation.policy().minimumAge()))
        .filter(until -> until.isAfter(situation.now()));
  }

  /// What names mean from now on: all that are meant to move, else what is installed or `taken`.
  List<Sighting> accepted(List<Offer> offers, Optional<Candidate> taken) {
    boolean meantToMove =
        situation.policy().track() == Track.COMMITS
            || situation.policy().moved() == MovedRule.ACCEPT;
    return offers.stream()
        .map(Offer::candidate)
        .filter(candidate -> otherMeaning(candidate).isPresent())
        .filter(candidate ->
            meantToMove || isInstalled(candidate) || taken.filter(candidate::equals).isPresent())
        .map(candidate ->
            new Sighting(
                candidate.origin(), candidate.name(), candidate.revision(), situation.now()))
        .toList();
  }

  /// The same name with another meaning, as a person reads it.
  static String words(Candidate candidate, Revision before) {
    return "tag %s moved from %s to %s"
        .formatted(candidate.name(), before.shortened(), candidate.revision().shortened());
  }

  /// One problem a moved one among `offers`, at most `most`, then how many more.
  List<Problem> problems(List<Offer> offers, int most) {
    var moved =
        offers.stream()
            .map(Offer::candidate)
            .flatMap(candidate -> movedFrom(candidate).map(was -> words(candidate, was)).stream())
            .toList();
    var told = moved.stream().limit(most).map(words -> new Problem(MOVED, words));
    var more =
        moved.stream()
            .skip(most)
            .limit(1)
            .map(_ -> new Problem(MOVED, "%d more tags moved".formatted(moved.size() - most)));
    return Stream.concat(told, more).toList();
  }

  private Optional<Sighting> sightingOf(Candidate candidate) {
    return Optional.ofNullable(first.get(new Key(candidate.origin(), candidate.name())));
  }

  private boolean isInstalled(Candidate candidate) {
    return situation
        .installed()
        .filter(now ->
            now.origin().equals(candidate.origin())
                && now.name().equals(candidate.name())
                && now.revision().equals(candidate.revision()))
        .isPresent();
  }

  private record Key(Origin origin, String name) {}
}
