package dev.syncline.core.policy;

import dev.syncline.core.content.Digest;
import dev.syncline.core.content.Revision;
import dev.syncline.core.policy.PersonDecision.ApproveVersion;
import dev.syncline.core.policy.PersonDecision.Hold;
import dev.syncline.core.policy.PersonDecision.Pin;
import dev.syncline.core.source.Candidate;
import dev.syncline.core.source.Origin;
import dev.syncline.core.source.Unready;
import dev.syncline.core.version.TagPattern;
import dev.syncline.core.version.VersionRange;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A situation that is told step by step, for tests; its decision as lines of text. A revision is
/// made from a word, so that the same word is the same revision.
final class Scene {
  static final Instant NOW = Instant.parse("2026-01-05T08:00:00Z");
  static final Instant LONG_AGO = NOW.minus(Duration.ofDays(90));
  static final Origin HOME = new Origin("example.org/nats");
  static final Origin PARENT = new Origin("example.org/parent");

  private final List<Candidate> offered = new ArrayList<>();
  private final List<Unready> unready = new ArrayList<>();
  private final List<Sighting> sightings = new ArrayList<>();
  private final List<Quarantine> quarantines = new ArrayList<>();
  private final List<Said> said = new ArrayList<>();
  private final List<Upstream> upstreams = new ArrayList<>();
  private final List<String> ignored = new ArrayList<>();
  private Optional<Candidate> installed = Optional.empty();
  private Track track = Track.TAGS;
  private TagPattern pattern = TagPattern.WHOLE_TAG;
  private Optional<VersionRange> range = Optional.empty();
  private boolean prereleases;
  private MajorRule major = MajorRule.APPROVE;
  private MovedRule moved = MovedRule.ALERT;
  private Duration minimumAge = Duration.ZERO;

  static Scene tags(String... names) {
    var scene = new Scene();
    Stream.of(names).forEach(name -> scene.offer(HOME, name, name));
    return scene;
  }

  static Scene branch(String revision) {
    var scene = new Scene();
    scene.track = Track.COMMITS;
    return scene.offer(HOME, "main", revision);
  }

  /// Forty digits of a commit; the same for the same word.
  static Revision revision(String word) {
    return new Revision(Digest.of(word).hex().substring(0, 40));
  }

  static String shortened(String word) {
    return revision(word).shortened();
  }

  Scene offer(Origin origin, String name, String revision) {
    return offer(Candidate.of(origin, name, revision(revision)));
  }

  Scene offer(Candidate candidate) {
    offered.add(candidate);
    return this;
  }

  Scene awaited(String name, Duration again) {
    unready.add(unready(name, "waiting for its asset", Optional.of(again)));
    return this;
  }

  Scene unready(String name) {
    unready.add(unready(name, "has no asset for this machine", Optional.empty()));
    return this;
  }

  private static Unready unready(String name, String why, Optional<Duration> again) {
    var none = new Revision("none of " + name);
    return new Unready(Candidate.of(HOME, name, none), why, again);
  }

  Scene flagged(String name) {
    return offer(new Candidate(HOME, name, revision(name), true, Optional.empty()));
  }

  Scene published(Origin origin, String name, String revision, Instant at) {
    return offer(new Candidate(origin, name, revision(revision), false, Optional.of(at)));
  }

  Scene installed(String name) {
    return installed(name, name);
  }

  Scene installed(String name, String revision) {
    return installed(Candidate.of(HOME, name, revision(revision)));
  }

  Scene installed(Candidate candidate) {
    installed = Optional.of(candidate);
    return this;
  }

  Scene adopted(String name) {
    return installed(Candidate.of(HOME, name, new Revision(Digest.of(name).toString())));
  }

  Scene seen(String name, String revision, Instant at) {
    sightings.add(new Sighting(HOME, name, revision(revision), at));
    return this;
  }

  Scene seen(Sighting sighting) {
    sightings.removeIf(
        old -> old.origin().equals(sighting.origin()) && old.name().equals(sighting.name()));
    sightings.add(sighting);
    return this;
  }

  Scene quarantined(String name, String revision) {
    quarantines.add(
        new Quarantine(
            HOME, revision(revision), name, "does not start", Optional.empty(), LONG_AGO));
    return this;
  }

  Scene approved(String version) {
    return said(new ApproveVersion(version, NOW.plusSeconds(60)));
  }

  Scene approvalExpired(String version) {
    return said(new ApproveVersion(version, NOW));
  }

  Scene pinned(String version) {
    return said(new Pin(version));
  }

  Scene held() {
    return said(new Hold(Optional.empty(), Optional.empty()));
  }

  Scene heldUntil(Instant until) {
    return said(new Hold(Optional.of(until), Optional.empty()));
  }

  Scene heldPast(String revision) {
    return said(new Hold(Optional.empty(), Optional.of(revision(revision))));
  }

  Scene said(PersonDecision what) {
    said.add(new Said(what, "kim", LONG_AGO, "because"));
    return this;
  }

  Scene upstream(Origin origin) {
    upstreams.add(new Upstream(origin, false));
    return this;
  }

  Scene notifyOnly(Origin origin) {
    upstreams.add(new Upstream(origin, true));
    return this;
  }

  Scene ignoring(String... globs) {
    ignored.addAll(List.of(globs));
    return this;
  }

  Scene pattern(String text) {
    pattern = TagPattern.parse(text);
    return this;
  }

  Scene range(String text) {
    range = Optional.of(VersionRange.parse(text));
    return this;
  }

  Scene track(Track what) {
    track = what;
    return this;
  }

  Scene prereleases() {
    prereleases = true;
    return this;
  }

  Scene major(MajorRule rule) {
    major = rule;
    return this;
  }

  Scene moved(MovedRule rule) {
    moved = rule;
    return this;
  }

  Scene aged(Duration age) {
    minimumAge = age;
    return this;
  }

  Situation situation() {
    var policy =
        new Policy(
            track, upstreams, pattern, range, prereleases, ignored, major, moved, minimumAge);
    return new Situation(
        offered, unready, installed, policy, Standing.of(said, NOW), sightings, quarantines, NOW);
  }

  Decision decision() {
    return Decide.decide(situation());
  }

  List<String> lines() {
    return lines(decision());
  }

  static List<String> lines(Decision decision) {
    var choice =
        switch (decision.choice()) {
          case Decision.Choice.Take(var candidate, var why) ->
              "take %s: %s".formatted(label(candidate), why);
          case Decision.Choice.Stay(var reason, _) -> "stay: " + reason;
          case Decision.Choice.Ask(var question, _) -> "ask: " + question;
        };
    return Stream.of(
            Stream.of(choice),
            decision.latest().stream().map(latest -> "latest " + label(latest)),
            decision.blocked().stream()
                .map(each ->
                    "blocked %s: %s%s"
                        .formatted(
                            label(each.candidate()),
                            each.reason(),
                            each.until().map(until -> " [" + until + "]").orElse(""))),
            decision.passedOver().stream()
                .map(each -> "passed %s: %s".formatted(label(each.candidate()), each.reason())),
            decision.problems().stream().map(each -> each.code() + ": " + each.text()),
            decision.accepted().stream()
                .map(each ->
                    "accepted %s at %s".formatted(each.name(), each.revision().shortened())))
        .flatMap(lines -> lines)
        .toList();
  }

  private static String label(Candidate candidate) {
    var from = candidate.origin().equals(HOME) ? "" : " of " + candidate.origin();
    return candidate.label() + from;
  }
}
