package dev.syncline.core.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SemVerTest {

  /// The valid strings of the suite behind [semver.org](https://regex101.com/r/vkijKf/1/).
  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.4",
        "1.2.3",
        "10.20.30",
        "1.1.2-prerelease+meta",
        "1.1.2+meta",
        "1.1.2+meta-valid",
        "1.0.0-alpha",
        "1.0.0-beta",
        "1.0.0-alpha.beta",
        "1.0.0-alpha.beta.1",
        "1.0.0-alpha.1",
        "1.0.0-alpha0.valid",
        "1.0.0-alpha.0valid",
        "1.0.0-alpha-a.b-c-somethinglong+build.1-aef.1-its-okay",
        "1.0.0-rc.1+build.1",
        "2.0.0-rc.1+build.123",
        "1.2.3-beta",
        "10.2.3-DEV-SNAPSHOT",
        "1.2.3-SNAPSHOT-123",
        "1.0.0",
        "2.0.0",
        "1.1.7",
        "2.0.0+build.1848",
        "2.0.1-alpha.1227",
        "1.0.0-alpha+beta",
        "1.2.3----RC-SNAPSHOT.12.9.1--.12+788",
        "1.2.3----R-S.12.9.1--.12+meta",
        "1.2.3----RC-SNAPSHOT.12.9.1--.12",
        "1.0.0+0.build.1-rc.10000aaa-kk-0.1",
        "99999999999999999999999.999999999999999999.99999999999999999",
        "1.0.0-0A.is.legal",
        "2024.13.45"
      })
  void validText_isReadAndWrittenAlike(String text) {
    assertThat(SemVer.parse(text)).map(SemVer::toString).contains(text);
  }

  /// The invalid strings of the same suite, and a few of ours behind them.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "1",
        "1.2",
        "1.2.3-0123",
        "1.2.3-0123.0123",
        "1.1.2+.123",
        "+invalid",
        "-invalid",
        "-invalid+invalid",
        "-invalid.01",
        "alpha",
        "alpha.beta",
        "alpha.beta.1",
        "alpha.1",
        "alpha+beta",
        "alpha_beta",
        "alpha.",
        "alpha..",
        "beta",
        "1.0.0-alpha_beta",
        "-alpha.",
        "1.0.0-alpha..",
        "1.0.0-alpha..1",
        "1.0.0-alpha...1",
        "1.0.0-alpha....1",
        "1.0.0-alpha.....1",
        "1.0.0-alpha......1",
        "1.0.0-alpha.......1",
        "01.1.1",
        "1.01.1",
        "1.1.01",
        "1.2.3.DEV",
        "1.2-SNAPSHOT",
        "1.2.31.2.3----RC-SNAPSHOT.12.09.1--..12+788",
        "1.2-RC-SNAPSHOT",
        "-1.0.3-gamma+b7718",
        "+justmeta",
        "9.8.7+meta+meta",
        "9.8.7-whatever+meta+meta",
        "99999999999999999999999.999999999999999999.99999999999999999----RC-SNAPSHOT.12.09.1"
            + "--------------------------------..12",
        "",
        " 1.2.3",
        "1.2.3 ",
        "1.2.3\n",
        "v1.2.3",
        "1.2.3-",
        "1.2.3+",
        "1.2.3-+",
        "1..3",
        "1.2.3-é",
        "１.2.3",
        "1.2.٣",
        "1.2.3-\uD83D\uDE00",
        "1.2.3\u0000",
        "2024.01.05"
      })
  void invalidText_isNotRead(String text) {
    assertThat(SemVer.parse(text)).isEmpty();
  }

  @Test
  void versions_areOrderedAsTheSpecificationSays() {
    var huge = "9".repeat(200);
    var ordered =
        List.of(
            "0.0.0-0",
            "0.0.0",
            "0.0.1",
            "0.2.0",
            "1.0.0-0",
            "1.0.0-9",
            "1.0.0-10",
            "1.0.0-" + huge,
            "1.0.0-1" + "0".repeat(200),
            "1.0.0--", // a word, and numbers come before words
            "1.0.0-RC",
            "1.0.0-alpha",
            "1.0.0-alpha.1",
            "1.0.0-alpha.beta",
            "1.0.0-beta",
            "1.0.0-beta.2",
            "1.0.0-beta.11",
            "1.0.0-rc.1",
            "1.0.0-rc10",
            "1.0.0-rc9",
            "1.0.0",
            "2.0.0",
            "2.1.0",
            "2.1.1",
            "2.1.10",
            "2.10.0",
            "10.0.0",
            huge + ".0.0",
            "1" + "0".repeat(200) + ".0.0");
    var expected = ordered.stream().map(SemVerTest::version).toList();
    var shuffled = new ArrayList<>(expected);
    Collections.shuffle(shuffled, new Random(1));

    Collections.sort(shuffled);

    assertThat(shuffled).isEqualTo(expected);
  }

  @Test
  void buildMetadata_countsForEqualityButNotForOrder() {
    assertThat(version("1.0.0+a")).isEqualByComparingTo(version("1.0.0+b"));
    assertThat(version("1.0.0+a")).isNotEqualTo(version("1.0.0+b"));
    assertThat(version("1.0.0-rc.1+a")).isEqualByComparingTo(version("1.0.0-rc.1"));
  }

  @ParameterizedTest
  @CsvSource({
    "1.0.0,            1.9.9,   false",
    "2.10.25,          3.0.0,   true",
    "3.0.0,            2.10.25, true",
    "2.10.25,          3.0.0-rc.1, true",
    "0.2.3,            0.2.9,   false",
    "0.2.3,            0.3.0,   true",
    "0.0.3,            0.0.4,   false",
    "0.9.0,            1.0.0,   true",
    "1.0.0,            10.0.0,  true",
    "0.1.0,            0.10.0,  true",
  })
  void majorStep_leavesTheMajorLine(String from, String to, boolean major) {
    assertThat(version(from).isMajorStepTo(version(to))).isEqualTo(major);
  }

  @Test
  void prerelease_isToldFromARelease() {
    assertThat(version("2.11.0-RC.1").isPrerelease()).isTrue();
    assertThat(version("2.11.0+RC.1").isPrerelease()).isFalse();
  }

  @Test
  void length_isBoundedInTextAndInParts() {
    var longest = "1.2." + "3".repeat(252);
    var hugeNumber = BigInteger.TEN.pow(100_000);

    assertThat(SemVer.parse(longest)).isPresent();
    assertThat(SemVer.parse(longest + "3")).isEmpty();
    assertThat(SemVer.parse("1".repeat(10_000_000))).isEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new SemVer(hugeNumber, BigInteger.ONE, BigInteger.ONE, List.of(), List.of()));
  }

  @Test
  void invalidParts_areRefused() {
    var one = BigInteger.ONE;

    assertThatIllegalArgumentException().isThrownBy(() -> SemVer.of(1, -1, 0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SemVer(one, one, one, List.of("01"), List.of()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SemVer(one, one, one, List.of(), List.of("")));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SemVer(one, one, one, List.of("a".repeat(300)), List.of()));
  }

  private static SemVer version(String text) {
    return SemVer.parse(text).orElseThrow();
  }
}
