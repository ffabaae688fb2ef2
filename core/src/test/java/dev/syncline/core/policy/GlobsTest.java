package dev.syncline.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobsTest {
  @ParameterizedTest
  @CsvSource({
    "*, '', true",
    "'', '', true",
    "'', a, false",
    "?, '', false",
    "a*, a, true",
    "*a, ba, true",
    "*a*b, xaxxb, true",
    "*a*b, xbxxa, false",
    "v1.?, v1.2, true",
    "v1.?, v1x2, false",
    "**, abc, true",
    "[a], a, false",
    "a.c, abc, false",
    "*-lts, v1-lts, true"
  })
  void pattern_matchesOrNot(String pattern, String name, boolean matches) {
    assertThat(Globs.matches(pattern, name)).isEqualTo(matches);
  }

  @Test
  void manyStars_doNotTakeForEver() {
    Assertions.assertTimeoutPreemptively(
        Duration.ofMinutes(1),
        () -> assertThat(Globs.matches("*a".repeat(200) + "b", "a".repeat(2_000))).isFalse());
  }
}
