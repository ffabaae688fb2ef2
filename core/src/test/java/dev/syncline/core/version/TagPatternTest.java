package dev.syncline.core.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TagPatternTest {

  @ParameterizedTest
  @CsvSource({
    // as it stands
    "v2.10.25,                2.10.25",
    "V2.10.25,                2.10.25",
    "refs/tags/v2.10.25,      2.10.25",
    "v2.11.0-RC.1,            2.11.0-RC.1",
    "v1.0.0-rc10,             1.0.0-rc10",
    "1.0.0-M2,                1.0.0-M2",
    "v1.2.3-nats,             1.2.3-nats",
    "1.2.3+linux.1,           1.2.3+linux.1",
    "2024.13.45,              2024.13.45",
    // missing numbers
    "v2.10,                   2.10.0",
    "v3,                      3.0.0",
    "3,                       3.0.0",
    "v2.10+build,             2.10.0+build",
    "v2.10-rc.1,              2.10.0-rc.1",
    "1.2-nats,                1.2.0-nats",
    "v3-rc.1,                 3.0.0-rc.1",
    "v3-rc10,                 3.0.0-rc10",
    "v20240105,               20240105.0.0",
    "12345,                   12345.0.0",
    // calendar
    "2024.01.05,              2024.1.5",
    "v2024.01,                2024.1.0",
    "2024.01.05-rc.1,         2024.1.5-rc.1",
    "2024.1.05rc2,            2024.1.5-rc.2",
    // pre-releases as people write them
    "v2.11.0rc1,              2.11.0-rc.1",
    "v2.11.0rc10,             2.11.0-rc.10",
    "v2.11.0RC1,              2.11.0-rc.1",
    "v2.11.0.RC1,             2.11.0-rc.1",
    "v2.11.0.CR2,             2.11.0-rc.2",
    "v2.11.0c1,               2.11.0-rc.1",
    "v2.11.0.Beta2,           2.11.0-beta.2",
    "v2.11.0_beta_2,          2.11.0-beta.2",
    "1.0.0-rc_2,              1.0.0-rc.2",
    "1.0.0b3,                 1.0.0-beta.3",
    "1.0a1,                   1.0.0-alpha.1",
    "1.0.0.Alpha,             1.0.0-alpha",
    "1.0.0.M2,                1.0.0-m.2",
    "1.0.0.milestone3,        1.0.0-m.3",
    "1.0.0.preview.4,         1.0.0-preview.4",
    "1.0.0pre,                1.0.0-pre",
    "1.0.0.dev20240105,       1.0.0-dev.20240105",
    "1.0.0nightly,            1.0.0-nightly",
    "1.0.0.SNAPSHOT,          1.0.0-snapshot",
    "1.0.0canary7,            1.0.0-canary.7",
    "1.0.0rc01,               1.0.0-rc01",
    "1.0.0b3.dev4,            1.0.0-beta.3.dev.4",
    "1.0.0rc1-5-gabc123,      1.0.0-rc.1.5.gabc123",
    "1.0.0rc1+linux,          1.0.0-rc.1+linux",
    "v3rc1,                   3.0.0-rc.1",
    "v1beta1,                 1.0.0-beta.1",
    // releases that say so
    "5.6.15.Final,            5.6.15",
    "5.6.GA,                  5.6.0",
    "5.6.15.RELEASE,          5.6.15",
  })
  void tag_isReadTolerantly(String tag, String version) {
    var reading = TagPattern.WHOLE_TAG.read(tag);

    assertThat(reading).isEqualTo(new Reading.Version(SemVer.parse(version).orElseThrow()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "nightly;          '\"nightly\" does not start with a number'",
        "latest;           does not start with a number",
        "v;                does not start with a number",
        "'';               does not start with a number",
        "refs/tags/;       does not start with a number",
        "refs/heads/v1;    does not start with a number",
        "nats-v2.10.1;     does not start with a number",
        "vv1.0.0;          does not start with a number",
        "１.2.3;           does not start with a number",
        "v1.2.3.4;         has 4 numbers; a version has at most three",
        "1.2.3.4-rc1;      has 4 numbers",
        "1.02.3;           has a number that starts with 0",
        "v24.04;           has a number that starts with 0",
        "2024.00.05;       has a number that starts with 0",
        "2024.001.05;      has a number that starts with 0",
        "02024.1.5;        has a number that starts with 0",
        "20240105;         is a bare number",
        "1234567;          is a bare number",
        "2024-01-05;       'because of \"-01-05\"'",
        "2024-spring;      'because of \"-spring\"'",
        "1.2.;             'because of \".\"'",
        "1.2.3-;           'because of \"-\"'",
        "1.1.1b;           'because of \"b\"'",
        "1b3;              'because of \"b3\"'",
        "3e8b1f;           'because of \"e8b1f\"'",
        "1.0.0.post1;      'because of \".post1\"'",
        "1.0.0-rc.01;      'because of \"-rc.01\"'",
        "1.0.0-rc..1;      'because of \"-rc..1\"'",
        "1.0.0 rc1;        'because of \" rc1\"'",
        "1.0.0rc1+;        'because of \"rc1+\"'",
        "1.0.0-\uD83D\uDE00; because of",
        "1.0.0^{};         because of",
      })
  void otherTag_saysWhyItIsNoVersion(String tag, String reason) {
    assertThat(TagPattern.WHOLE_TAG.read(tag))
        .isInstanceOfSatisfying(
            Reading.NotAVersion.class, no -> assertThat(no.reason()).contains(reason));
  }

  @ParameterizedTest
  @CsvSource({
    "nats-v{version},    nats-v2.10.25,            2.10.25",
    "nats-v{version},    refs/tags/nats-v2.10.25,  2.10.25",
    "refs/tags/nats-*,   nats-v2.10.25,            2.10.25",
    "release-{version},  release-1.2,              1.2.0",
    "release-{version},  release-v1.2,             1.2.0",
    "arc-*,              arc-3,                    3.0.0",
    "v*,                 v3.1,                     3.1.0",
    "{version}-stable,   v1.2.3-stable,            1.2.3",
    "{version}-stable,   1.2.3-rc.1-stable,        1.2.3-rc.1",
    "build-*,            build-20240105,           20240105.0.0",
    "a/b_{version}/z,    a/b_1/z,                  1.0.0",
    "*,                  v1,                       1.0.0",
  })
  void pattern_findsTheVersionInItsHole(String pattern, String tag, String version) {
    assertThat(TagPattern.parse(pattern).read(tag))
        .isEqualTo(new Reading.Version(SemVer.parse(version).orElseThrow()));
  }

  @ParameterizedTest
  @CsvSource({
    "nats-v{version},    v2.10.25",
    "nats-v{version},    NATS-v2.10.25",
    "nats-v{version},    nats-2.10.25",
    "v{version},         2.10.25",
    "{version}-stable,   v1.2.3",
    "a{version}a,        a",
  })
  void tagOfAnotherPattern_saysSo(String pattern, String tag) {
    assertThat(TagPattern.parse(pattern).read(tag))
        .isEqualTo(new Reading.OtherPattern("\"" + tag + "\" does not fit " + pattern));
  }

  @Test
  void movingTagInsideThePattern_isNoVersion() {
    assertThat(TagPattern.parse("arc-*").read("arc-main"))
        .isEqualTo(new Reading.NotAVersion("\"main\" does not start with a number"));
  }

  @Test
  void prereleaseWords_areOrderedByLetter() {
    var tags =
        Stream.of(
            "1.0a1",
            "1.0.0.Alpha2",
            "1.0b9",
            "1.0b10",
            "1.0.canary1",
            "1.0.dev1",
            "1.0.M1",
            "1.0nightly",
            "1.0pre1",
            "1.0.preview1",
            "1.0rc1",
            "1.0.CR2",
            "1.0.SNAPSHOT",
            "1.0.Final",
            "1.0.1rc1");

    assertThat(tags.map(TagPatternTest::version)).isSorted();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "v1.2.3",
        "{version}{version}",
        "*-*",
        "*-{version}",
        "{name}-{version}",
        "v[0-9]*",
        "v?{version}",
        "a b{version}",
        "a\n{version}"
      })
  void patternWithoutExactlyOneHole_isRefused(String pattern) {
    assertThatThrownBy(() -> TagPattern.parse(pattern))
        .isExactlyInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("nats-v{version}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"*", "nats-v{version}", "arc-*", "*-stable", "refs/tags/refs/tags/v*"})
  void pattern_isReadBackFromItsText(String text) {
    var pattern = TagPattern.parse(text);

    assertThat(TagPattern.parse(pattern.toString())).isEqualTo(pattern);
  }

  @Test
  void veryLongTag_isPassedOverWithAShortReason() {
    var tag = "v1." + "2".repeat(5_000_000);

    assertThat(TagPattern.WHOLE_TAG.read(tag))
        .isInstanceOfSatisfying(
            Reading.NotAVersion.class,
            no -> assertThat(no.reason()).hasSizeLessThan(200).contains("longer than 256"));
    assertThat(TagPattern.WHOLE_TAG.read("v1." + "2".repeat(253))) // 256 until .0 is added
        .isInstanceOf(Reading.NotAVersion.class);
  }

  @Test
  void reason_cannotSteerATerminal() {
    assertThat(TagPattern.WHOLE_TAG.read("1.2\u001b[2J\u202e\n\uD800").toString())
        .doesNotContain("\u001b", "\u202e", "\n", "\uD800");
  }

  @Test
  void tenThousandTags_allGetAReading() {
    var pattern = TagPattern.parse("nats-v{version}");
    var shapes = new String[] {"nats-v2.%d.0", "nats-v2.%drc1", "nats-%d", "v2.%d.0", "nats-v-%d"};

    var versions =
        IntStream.range(0, 10_000)
            .mapToObj(i -> pattern.read(shapes[i % shapes.length].formatted(i)))
            .filter(reading -> reading instanceof Reading.Version)
            .count();

    assertThat(versions).isEqualTo(4_000);
  }

  private static SemVer version(String tag) {
    return switch (TagPattern.WHOLE_TAG.read(tag)) {
      case Reading.Version read -> read.version();
      case Reading.NotAVersion no -> throw new AssertionError(no.reason());
      case Reading.OtherPattern other -> throw new AssertionError(other.reason());
    };
  }
}
