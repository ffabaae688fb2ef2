package dev.syncline.core.policy;

import static dev.syncline.core.policy.Scene.HOME;
import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.core.policy.Decision.Choice;
import dev.syncline.core.source.Candidate;
import dev.syncline.core.version.Reading;
import dev.syncline.core.version.SemVer;
import dev.syncline.core.version.TagPattern;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.semver4j.Semver;

/// What holds for every decision, over generated situations; a failure names its seed.
class DecidePropertyTest {
  private static final int SITUATIONS = 2_000;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void anySituation_neverTakesWhatTheRulesForbid(long first) {
    IntStream.range(0, SITUATIONS)
        .forEach(i -> {
          var situation = situation(new Random(first * SITUATIONS + i));

          var decision = Decide.decide(situation);

          if (decision.choice() instanceof Choice.Take(var taken, _)) {
            assertThat(forbidden(taken, situation)).as("seed %d", first * SITUATIONS + i).isEmpty();
          }
        });
  }

  @ParameterizedTest
  @ValueSource(longs = {4, 5, 6})
  void anySituation_takenAndDecidedAgain_stays(long first) {
    IntStream.range(0, SITUATIONS)
        .forEach(i -> {
          var situation = situation(new Random(first * SITUATIONS + i));
          var decision = Decide.decide(situation);
          if (decision.choice() instanceof Choice.Take(var taken, _)) {
            var again = Decide.decide(applied(situation, taken, decision.accepted()));

            assertThat(again.choice())
                .as("seed %d", first * SITUATIONS + i)
                .isNotInstanceOf(Choice.Take.class);
          }
        });
  }

  @ParameterizedTest
  @ValueSource(longs = {7, 8, 9})
  void anyOrderOfOffers_givesTheSameDecision(long first) {
    IntStream.range(0, SITUATIONS)
        .forEach(i -> {
          var random = new Random(first * SITUATIONS + i);
          var situation = situation(random);
          var shuffled = new ArrayList<>(situation.offered());
          Collections.shuffle(shuffled, random);

          var decision = Decide.decide(offering(situation, shuffled));

          assertThat(decision)
              .as("seed %d", first * SITUATIONS + i)
              .isEqualTo(Decide.decide(situation));
        });
  }

  @ParameterizedTest
  @ValueSource(longs = {10, 11})
  void anySituation_accountsForEveryCandidateOnce(long first) {
    IntStream.range(0, SITUATIONS)
        .forEach(i -> {
          var situation = situation(new Random(first * SITUATIONS + i));

          var decision = Decide.decide(situation);

          var told = new ArrayList<Candidate>();
          decision.blocked().forEach(each -> told.add(each.candidate()));
          decision.passedOver().forEach(each -> told.add(each.candidate()));
          if (decision.choice() instanceof Choice.Take(var taken, _)) {
            told.add(taken);
          }
          var rest = new HashSet<>(situation.offered());
          told.forEach(rest::remove);
          assertThat(told).as("seed %d", first * SITUATIONS + i).doesNotHaveDuplicates();
          assertThat(rest)
              .as("seed %d", first * SITUATIONS + i)
              .allMatch(candidate ->
                  situation
                      .installed()
                      .filter(now -> now.name().equals(candidate.name()))
                      .isPresent());
        });
  }

  @Test
  void highestOfManyVersions_isTheOneThatSemver4jSees() {
    var random = new Random(12);
    IntStream.range(0, 500)
        .forEach(_ -> {
          var names = IntStream.range(0, 30).mapToObj(_ -> version(random)).distinct().toList();

          var decision = Scene.tags(names.toArray(String[]::new)).prereleases().decision();

          var highest =
              names.stream().map(Semver::new).max(Comparator.naturalOrder()).orElseThrow();
          assertThat(((Choice.Take) decision.choice()).candidate().name())
              .isEqualTo(highest.getVersion());
        });
  }

  @Test
  void tenThousandTags_areEachTakenOrPassedOverWithAReason() {
    var random = new Random(13);
    var scene =
        Scene.tags(
            Stream.concat(
                    IntStream.range(0, 9_000)
                        .mapToObj(i -> "v%d.%d.%d".formatted(i / 900, i / 30 % 30, i % 30)),
                    IntStream.range(0, 1_000).mapToObj(i -> "nightly-" + i + random.nextInt()))
                .toArray(String[]::new));
    var situation = scene.installed("v5.0.0").ignoring("*-lts", "v3.*").range(">=2").situation();
    var sighted =
        new Situation(
            situation.offered(),
            situation.unready(),
            situation.installed(),
            situation.policy(),
            situation.standing(),
            situation.offered().stream()
                .map(each ->
                    new Sighting(each.origin(), each.name(), each.revision(), Scene.LONG_AGO))
                .toList(),
            situation.quarantines(),
            situation.now());

    var decision = Decide.decide(sighted);

    assertThat(decision.passedOver()).hasSizeGreaterThan(9_990);
  }

  private static Stream<String> forbidden(Candidate taken, Situation situation) {
    var version = read(taken.name()).orElseThrow();
    var installed = situation.installed().flatMap(now -> read(now.name()));
    boolean renewed =
        situation.installed().filter(now -> now.name().equals(taken.name())).isPresent();
    return Stream.of(
            Optional.of("quarantined")
                .filter(_ ->
                    situation.quarantines().stream()
                        .anyMatch(each -> each.holds(taken.origin(), taken.revision()))),
            Optional.of("ignored").filter(_ -> taken.name().endsWith(".7")),
            Optional.of("pre-release").filter(_ -> taken.prerelease() || version.isPrerelease()),
            Optional.of("out of range").filter(_ -> version.major().intValue() > 2),
            Optional.of("not newer")
                .filter(_ ->
                    !renewed && installed.filter(now -> version.compareTo(now) <= 0).isPresent()),
            Optional.of("major")
                .filter(_ -> installed.filter(now -> now.isMajorStepTo(version)).isPresent()),
            Optional.of("moved")
                .filter(_ ->
                    situation.policy().moved() == MovedRule.ALERT
                        && situation.sightings().stream()
                            .anyMatch(each ->
                                each.name().equals(taken.name())
                                    && !each.revision().equals(taken.revision()))))
        .flatMap(Optional::stream);
  }

  private static Optional<SemVer> read(String name) {
    return TagPattern.WHOLE_TAG.read(name) instanceof Reading.Version(var version)
        ? Optional.of(version)
        : Optional.empty();
  }

  private static Situation situation(Random random) {
    var scene = new Scene().ignoring("*.7").range("<3").moved(any(random, MovedRule.values()));
    for (int i = random.nextInt(12); i > 0; i--) {
      var name = name(random);
      var revision = random.nextInt(4) == 0 ? "r" + random.nextInt(3) : name;
      scene.offer(
          new Candidate(
              HOME, name, Scene.revision(revision), random.nextInt(8) == 0, Optional.empty()));
      if (random.nextInt(4) == 0) {
        scene.seen(
            new Sighting(
                HOME, name, Scene.revision(random.nextBoolean() ? name : "x"), Scene.LONG_AGO));
      }
      if (random.nextInt(6) == 0) {
        scene.quarantined(name, revision);
      }
    }
    if (random.nextInt(4) > 0) {
      scene.installed(name(random));
    }
    return (random.nextInt(6) == 0 ? scene.aged(Duration.ofDays(1)) : scene).situation();
  }

  private static String name(Random random) {
    var v = random.nextBoolean() ? "v" : "";
    return switch (random.nextInt(10)) {
      case 0 -> "nightly" + random.nextInt(3);
      case 1 -> v + version(random) + "-rc." + random.nextInt(3);
      case 2 -> v + random.nextInt(4) + "." + random.nextInt(3);
      default -> v + version(random).replaceAll("-.*", "");
    };
  }

  private static String version(Random random) {
    var core = "%d.%d.%d".formatted(random.nextInt(4), random.nextInt(3), random.nextInt(12));
    return random.nextInt(4) == 0 ? core + "-alpha." + random.nextInt(12) : core;
  }

  private static Situation applied(Situation before, Candidate taken, List<Sighting> accepted) {
    var sightings = new ArrayList<>(before.sightings());
    for (var sighting : accepted) {
      sightings.removeIf(old -> old.name().equals(sighting.name()));
      sightings.add(sighting);
    }
    return new Situation(
        before.offered(),
        before.unready(),
        Optional.of(taken),
        before.policy(),
        before.standing(),
        sightings,
        before.quarantines(),
        before.now());
  }

  private static Situation offering(Situation situation, List<Candidate> offered) {
    return new Situation(
        offered,
        situation.unready(),
        situation.installed(),
        situation.policy(),
        situation.standing(),
        situation.sightings(),
        situation.quarantines(),
        situation.now());
  }

  private static <T> T any(Random random, T[] values) {
    return values[random.nextInt(values.length)];
  }
}
