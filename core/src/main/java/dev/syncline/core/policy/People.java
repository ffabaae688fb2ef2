package dev.syncline.core.policy;

import dev.syncline.core.content.Revision;
import dev.syncline.core.policy.PersonDecision.ApproveVersion;
import dev.syncline.core.policy.PersonDecision.Hold;
import dev.syncline.core.source.Candidate;
import dev.syncline.core.version.Reading;
import dev.syncline.core.version.SemVer;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.stream.Stream;

/// What people's words mean for one candidate.
final class People {
  private final Situation situation;
  private final Sights sights;
  private final Optional<SemVer> rolledBackFrom;

  People(Situation situation, Sights sights) {
    this.situation = situation;
    this.sights = sights;
    this.rolledBackFrom = heldPast().flatMap(this::versionOf);
  }

  /// Who agreed to exactly this one.
  Optional<Said> approvalOf(Offer offer) {
    boolean moved =
        situation.policy().track() != Track.COMMITS
            && situation.policy().moved() == MovedRule.ALERT
            && sights.movedFrom(offer.candidate()).isPresent();
    return situation.standing().approvals().stream()
        .filter(said ->
            said.what() instanceof ApproveVersion(var version, var expires)
                && expires.isAfter(situation.now())
                && (moved
                    ? Standing.namesRevision(version, offer.candidate())
                    : offer.isNamed(version)))
        .findFirst();
  }

  /// The hold that stops this one, in words.
  Optional<String> holdOn(Offer offer) {
    return hold().filter(_ -> heldPast().isEmpty() || !isPast(offer)).map(People::words);
  }

  /// The hold that is in force for whatever it does not let pass, in words.
  Optional<String> held() {
    return hold().map(People::words);
  }

  /// Whose word it is and why: `by kim since 2026-01-05T08:00:00Z: crashes at night`.
  static String signed(Said said) {
    var why = said.why().isBlank() ? "" : ": " + said.why();
    return "by %s since %s%s".formatted(said.who(), said.when(), why);
  }

  /// The quarantine of what is on offer, in words.
  Optional<String> quarantineOf(Candidate candidate) {
    return situation.quarantines().stream()
        .filter(quarantine -> quarantine.holds(candidate.origin(), candidate.revision()))
        .map(quarantine ->
            "in quarantine since %s: %s"
                .formatted(quarantine.since().truncatedTo(ChronoUnit.SECONDS), quarantine.reason()))
        .findFirst();
  }

  private static String words(Said hold) {
    var until =
        hold.what() instanceof Hold(var end, _)
            ? end.map(time -> ", until " + time).orElse("")
            : "";
    return "held " + signed(hold) + until;
  }

  private Optional<Said> hold() {
    return situation
        .standing()
        .hold()
        .filter(said ->
            switch (said.what()) {
              case Hold(var until, _) -> until.isEmpty() || until.get().isAfter(situation.now());
              case PersonDecision _ -> false;
            });
  }

  private Optional<Revision> heldPast() {
    return hold()
        .flatMap(said -> said.what() instanceof Hold(_, var past) ? past : Optional.empty());
  }

  /// Past the revision rolled back from: a later version than it was, or where nothing has a
  /// version, any other revision. A version that nobody knows any more keeps the hold.
  private boolean isPast(Offer offer) {
    if (heldPast().filter(offer.candidate().revision()::equals).isPresent()) {
      return false;
    }
    return situation.policy().track() == Track.COMMITS
        || (offer.version().isPresent()
            && rolledBackFrom.filter(bad -> offer.version().get().compareTo(bad) > 0).isPresent());
  }

  /// The version that a revision had, as far as anything here still tells; the highest of several.
  private Optional<SemVer> versionOf(Revision revision) {
    var offered =
        situation.offered().stream()
            .filter(candidate -> candidate.revision().equals(revision))
            .map(Candidate::name);
    var failed =
        situation.quarantines().stream()
            .filter(quarantine -> quarantine.revision().equals(revision))
            .map(Quarantine::name);
    var seen =
        situation.sightings().stream()
            .filter(sighting -> sighting.revision().equals(revision))
            .map(Sighting::name);
    return Stream.of(offered, failed, seen)
        .flatMap(names -> names)
        .map(situation.policy().pattern()::read)
        .flatMap(reading ->
            reading instanceof Reading.Version(var version) ? Stream.of(version) : Stream.empty())
        .max(SemVer::compareTo);
  }
}
