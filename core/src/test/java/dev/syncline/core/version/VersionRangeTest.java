package dev.syncline.core.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VersionRangeTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "*;                0.0.0 1.2.3 99.0.0;         1.0.0-rc.1",
        ">=2.10 <3;        2.10.0 2.10.25 2.99.0;      2.9.9 3.0.0 2.11.0-RC.1 3.0.0-rc.1",
        ">=2.10, <3;       2.10.0;                     3.0.0",
        ">= 2.10 ,< 3;     2.10.0;                     3.0.0",
        "^1.2;             1.2.0 1.99.0;               1.1.9 2.0.0 2.0.0-rc.1",
        "^1.2.3;           1.2.3 1.3.0;                1.2.2 2.0.0",
        "^0.2.3;           0.2.3 0.2.9;                0.3.0 0.2.2",
        "^0.0.3;           0.0.3;                      0.0.4 0.0.2",
        "^0.0;             0.0.0 0.0.9;                0.1.0",
        "^0;               0.0.0 0.9.9;                1.0.0",
        "^0.x;             0.0.0 0.9.9;                1.0.0",
        "^*;               0.0.0 7.0.0;                1.0.0-a",
        "~1.2.3;           1.2.3 1.2.9;                1.3.0 1.2.2",
        "~> 1.2;           1.2.0 1.2.9;                1.3.0",
        "~1;               1.0.0 1.9.9;                2.0.0",
        "1.x;              1.0.0 1.9.9;                2.0.0 0.9.9",
        "1.2.X;            1.2.0 1.2.9;                1.3.0",
        "1.*.*;            1.0.0;                      2.0.0",
        "=1.2;             1.2.0 1.2.9;                1.3.0",
        "v1.2.3;           1.2.3 1.2.3+build;          1.2.4",
        "1.2.3+a;          1.2.3 1.2.3+b;              1.2.4",
        ">1.2;             1.3.0;                      1.2.9",
        ">1.2.3;           1.2.4;                      1.2.3",
        "<=1.2;            1.2.9;                      1.3.0",
        "<=1.2.3;          1.2.3;                      1.2.4",
        "<1.2;             1.1.9;                      1.2.0",
        "1.2 - 2.0;        1.2.0 2.0.9;                1.1.9 2.1.0",
        "1.2.3 - 2.3.4;    1.2.3 2.3.4;                1.2.2 2.3.5",
        "1.2 - *;          1.2.0 9.0.0;                1.1.9",
        "1 - 3 <2.5;       1.0.0 2.4.9;                2.5.0 3.0.0",
        "1.x || >=2.5 <3;  1.0.0 2.5.0;                2.4.0 3.0.0",
        "1.0.0||2.0.0;     1.0.0 2.0.0;                1.0.1",
        ">3 <2;            '';                         1.0.0 2.5.0 4.0.0",
        ">=1.2.3-rc.1;     1.2.3-rc.2 1.2.3 1.3.0;     1.2.4-rc.1 1.2.3-beta",
        "^1.2.3-rc.1;      1.2.3-rc.1 1.2.3;           1.2.4-rc.1 2.0.0-rc.1",
        ">=1.2 <1.2.9-rc;  1.2.0 1.2.9-beta;           1.2.0-beta 1.2.9",
        "^99999999999999999999; 99999999999999999999.1.0; 100000000000000000000.0.0",
      })
  void range_withoutPrereleases(String range, String inside, String outside) {
    expect(VersionRange.parse(range), inside, outside, false);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "*;             0.0.0-0 1.0.0-rc.1 1.0.0;             ''",
        ">=2.10 <3;     2.10.0-rc.1 2.11.0-RC.1 2.99.0-x;     3.0.0-rc.1 2.9.9",
        ">=2.10.0 <3.0.0; 2.10.0 3.0.0-rc.1;                  2.10.0-rc.1",
        "^1.2;          1.2.0-a 1.5.0-a;                      2.0.0-a 1.1.9",
        "^1.2.3;        1.2.3 1.5.0-a;                        1.2.3-a 2.0.0-a",
        "~1.2.3-rc.2;   1.2.3-rc.2 1.2.4-a;                   1.2.3-rc.1 1.3.0-a",
        ">1.2;          1.3.0-a 1.3.0;                        1.2.9-a 1.2.9",
        "<=1.2;         1.2.9-a;                              1.3.0-a",
        "<1.2;          1.1.9-a;                              1.2.0-a",
        "1.2 - 2.0;     1.2.0-a 2.0.9-a;                      2.1.0-a 1.1.9",
        "=1.2.3;        1.2.3;                                1.2.3-a",
        ">1.2.3-rc.9;   1.2.3-rc.10 1.2.3;                    1.2.3-rc.9",
      })
  void range_withPrereleases(String range, String inside, String outside) {
    expect(VersionRange.parse(range), inside, outside, true);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "'';             1;  expected a version such as 2, 2.10, 2.10.25, 2.x or *, found the end",
        ">=2.10 <<3;     8;  '\"<<\" compares nothing; valid are = > >= < <= ~ ~> ^'",
        "!=1.2;          1;  '\"!=\" compares nothing'",
        "=> 2;           1;  '\"=>\" compares nothing'",
        ">=2.10 <;       9;  'found the end'",
        ">=2.10 <three;  9;  'found \"three\"'",
        "latest;         1;  'found \"latest\"'",
        "1.2.3.4;        6;  '\".4\" cannot follow a version; valid are a pre-release such as"
            + " -rc.1'",
        "1.02.3;         3;  '\"02\" starts with 0'",
        "1.2-rc.1;       4;  '\"-rc.1\" needs three numbers before it'",
        "1.x.3;          5;  'after x or * only x or * may follow'",
        "1.2.3-rc..1;    6;  cannot follow",
        ">=1<2;          4;  '\"<2\" needs three numbers before it'",
        "1.2 | 1.3;      5;  'expected a version'",
        "1 || ;          5;  'found the end'",
        "|| 1;           1;  'expected a version'",
        ">=1,;           5;  'found the end'",
        ">=1,,<2;        5;  'found \",<2\"'",
        "1 -2;           4;  'expected a space after -, found \"2\"'",
        "1 - ;           4;  'found the end'",
        "1 - >2;         5;  'found \">2\"'",
        "1 - 2 - 3;      7;  'expected a version'",
        ">*;             1;  'no version lies beyond *'",
        "1 <x;           3;  'no version lies beyond *'",
        "1．2;           2;  'needs three numbers'",
      })
  void slip_isNamedWithItsColumn(String range, int column, String problem) {
    assertThatThrownBy(() -> VersionRange.parse(range))
        .isExactlyInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("version range \"" + range + "\", column " + column + ": ")
        .hasMessageContaining(problem);
  }

  @Test
  void unboundedText_isRefused() {
    assertThatThrownBy(() -> VersionRange.parse("1 || ".repeat(1000) + "1"))
        .hasMessageContaining("too long")
        .message()
        .hasSizeLessThan(300);
    assertThatThrownBy(() -> VersionRange.parse("^" + "9".repeat(250)))
        .hasMessageContaining("version too long");
    assertThat(VersionRange.parse("^" + "9".repeat(240)).matches(SemVer.of(1, 0, 0), true))
        .isFalse();
  }

  @Test
  void message_cannotSteerATerminal() {
    assertThatThrownBy(() -> VersionRange.parse("1.2 \u001b[31m\u202e\r\n"))
        .message()
        .doesNotContain("\u001b", "\u202e", "\r", "\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"  ^1.2  ", "1.x||2.x", ">=1, <2"})
  void range_isWrittenAsItWasRead(String text) {
    var range = VersionRange.parse(text);

    assertThat(range).hasToString(text.strip()).isEqualTo(VersionRange.parse(range.toString()));
    assertThat(range).hasSameHashCodeAs(VersionRange.parse(text.strip()));
    assertThat(range).isNotEqualTo(VersionRange.ANY);
  }

  private static void expect(
      VersionRange range, String inside, String outside, boolean prereleases) {
    for (String text : inside.split(" ", -1)) {
      assertThat(SemVer.parse(text).filter(v -> !range.matches(v, prereleases)))
          .as("%s in %s", text, range)
          .isEmpty();
    }
    for (String text : outside.split(" ", -1)) {
      assertThat(SemVer.parse(text).filter(v -> range.matches(v, prereleases)))
          .as("%s not in %s", text, range)
          .isEmpty();
    }
  }
}
