package dev.syncline.core.version;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.semver4j.Semver;
import org.semver4j.range.RangeList;
import org.semver4j.range.RangeListFactory;

/// Compares our reading, order and ranges with [semver4j](https://github.com/semver4j/semver4j) on
/// random texts. Another seed: `-Dsyncline.seed=7`. Where semver4j 6.0.0 is known to be wrong it is
/// not asked, and `knownDifferences_areStillThere` says when it may be asked again:
///
/// 1. A number beside a word: section 11.4.3 puts every number first, semver4j goes by ASCII, so
///    that 0a and - come before 1.
/// 2. `~` or `^` beside another comparison: semver4j forgets it, so that `^2 >=1` admits 1.0.0.
/// 3. `^0` and `^0.0`: npm says below 1.0.0 and below 0.1.0, semver4j sets no limit or 0.0.0.
/// 4. `>=3.3.0-2 <=3.2` without pre-releases: npm says below 3.3.0-0, semver4j below 3.3.0, so that
///    3.3.0-2 is in; its limit is right (-0) where pre-releases are allowed.
class SemVerOracleTest {
  private static final long SEED = Long.getLong("syncline.seed", 20_260_101L);
  private static final int ROUNDS = 30_000;
  private static final List<String> IDENTIFIERS =
      List.of("0", "1", "2", "10", "alpha", "beta", "rc", "rc1", "rc10", "RC", "a-b");
  private static final List<String> OPERATORS =
      List.of("", "=", ">", ">=", "<", "<=", "> ", ">= ", "<= ", "v");

  private final Random random = new Random(SEED);

  @Test
  void validity_agrees() {
    for (int i = 0; i < ROUNDS; i++) {
      var text = spoiled(version());

      assertThat(SemVer.parse(text).isPresent())
          .as("seed %d, round %d: '%s'", SEED, i, text)
          .isEqualTo(Semver.parse(text) != null);
    }
  }

  @Test
  void order_agrees() {
    for (int i = 0; i < ROUNDS; i++) {
      var left = version();
      var right = version();

      assertThat(Integer.signum(ours(left).compareTo(ours(right))))
          .as("seed %d, round %d: '%s' and '%s'", SEED, i, left, right)
          .isEqualTo(Integer.signum(new Semver(left).compareTo(new Semver(right))));
    }
  }

  @Test
  void ranges_agree() {
    for (int i = 0; i < ROUNDS; i++) {
      var range = range();
      var version = version();
      for (boolean prereleases : new boolean[] {false, true}) {
        var oracle = RangeListFactory.create(range, prereleases);
        if (!prereleases && liesAtAnUpperEdge(ours(version), oracle)) {
          continue;
        }
        assertThat(VersionRange.parse(range).matches(ours(version), prereleases))
            .as(
                "seed %d, round %d: '%s' in '%s' (%s), pre-releases %s",
                SEED, i, version, range, oracle, prereleases)
            .isEqualTo(oracle.isSatisfiedBy(new Semver(version)));
      }
    }
  }

  /// The fourth known difference may show here.
  private static boolean liesAtAnUpperEdge(SemVer version, RangeList oracle) {
    var core = "<%s.%s.%s".formatted(version.major(), version.minor(), version.patch());
    return version.isPrerelease() && oracle.toString().contains(core);
  }

  @Test
  void termsBesideEachOther_allCount() {
    for (int i = 0; i < ROUNDS; i++) {
      var left = any(List.of("", "~", "^", ">", "<=")) + partial();
      var right = any(List.of("", "~", "^", ">=", "<")) + partial();
      var version = ours(version());

      assertThat(VersionRange.parse(left + " " + right).matches(version, true))
          .as("seed %d, round %d: '%s' in '%s %s'", SEED, i, version, left, right)
          .isEqualTo(
              VersionRange.parse(left).matches(version, true)
                  && VersionRange.parse(right).matches(version, true));
    }
  }

  @Test
  void knownDifferences_areStillThere() {
    assertThat(new Semver("1.0.0-1")).isGreaterThan(new Semver("1.0.0-0a"));
    assertThat(ours("1.0.0-1")).isLessThan(ours("1.0.0-0a"));
    assertThat(new Semver("1.0.0").satisfies("^2 >=1")).isTrue();
    assertThat(VersionRange.parse("^2 >=1").matches(SemVer.of(1, 0, 0), false)).isFalse();
    assertThat(new Semver("1.0.0").satisfies("^0")).isTrue();
    assertThat(VersionRange.parse("^0").matches(SemVer.of(1, 0, 0), false)).isFalse();
    assertThat(new Semver("0.0.1").satisfies("^0.0")).isFalse();
    assertThat(VersionRange.parse("^0.0").matches(SemVer.of(0, 0, 1), false)).isTrue();
    assertThat(new Semver("3.3.0-2").satisfies(">=3.3.0-2 <=3.2")).isTrue();
    assertThat(VersionRange.parse(">=3.3.0-2 <=3.2").matches(ours("3.3.0-2"), false)).isFalse();
  }

  private String range() {
    var text = new StringBuilder(conjunction());
    while (random.nextInt(4) == 0) {
      text.append(" || ").append(conjunction());
    }
    return text.toString();
  }

  private String conjunction() {
    return switch (random.nextInt(6)) {
      case 0 -> partial() + " - " + partial();
      case 1 -> "~" + partial();
      case 2 -> caret();
      default -> comparisons();
    };
  }

  private String caret() {
    var partial = partial();
    return partial.matches("0([.][0xX*])?([.][xX*])?") ? "^1" : "^" + partial;
  }

  private String comparisons() {
    var text = new StringBuilder(comparison());
    while (random.nextInt(3) == 0) {
      text.append(" ").append(comparison());
    }
    return text.toString();
  }

  private String comparison() {
    return any(OPERATORS) + partial();
  }

  private String partial() {
    return switch (random.nextInt(5)) {
      case 0 -> number() + any(List.of("", ".x", ".*", ".x.x"));
      case 1 -> number() + "." + number() + any(List.of("", ".x", ".X", ".*"));
      default -> version();
    };
  }

  private String version() {
    return number() + "." + number() + "." + number() + prerelease() + build();
  }

  private String prerelease() {
    return random.nextInt(2) == 0 ? "" : "-" + identifiers();
  }

  private String build() {
    return random.nextInt(8) == 0 ? "+" + identifiers() : "";
  }

  private String identifiers() {
    var text = new StringBuilder(any(IDENTIFIERS));
    while (random.nextInt(3) == 0) {
      text.append('.').append(any(IDENTIFIERS));
    }
    return text.toString();
  }

  private String number() {
    return any(List.of("0", "1", "1", "2", "3", "10"));
  }

  private String any(List<String> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  /// One character put in, taken out or nothing changed.
  private String spoiled(String text) {
    int at = random.nextInt(text.length());
    return switch (random.nextInt(3)) {
      case 0 -> text.substring(0, at) + text.substring(at + 1);
      case 1 -> text.substring(0, at) + ".0-+_x".charAt(random.nextInt(6)) + text.substring(at);
      default -> text;
    };
  }

  private static SemVer ours(String text) {
    return SemVer.parse(text).orElseThrow();
  }
}
