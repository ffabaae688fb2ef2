package dev.syncline.core.version;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// No text whatsoever throws anything but `IllegalArgumentException`, and what was read is read
/// back from its own text. With `JAZZER_FUZZ=1` Jazzer searches; without, it repeats what it found.
class VersionFuzzTest {
  private static final String[] PIECES = {
    "0",
    "1",
    "2",
    "10",
    "01",
    "2024",
    ".",
    ".",
    "-",
    "+",
    "_",
    "v",
    "x",
    "*",
    " ",
    "||",
    ",",
    ">=",
    "<",
    "^",
    "~",
    "=",
    " - ",
    "rc",
    "alpha",
    "b",
    "M",
    "Final",
    "{version}",
    "refs/tags/",
    "é",
    "\uD83D",
    "\uDE00",
    "\u0000",
    "\u202e",
    "９",
    "99999999999999999999"
  };

  @FuzzTest(maxDuration = "20s")
  void semVer(FuzzedDataProvider data) {
    checkSemVer(data.consumeRemainingAsString());
  }

  @FuzzTest(maxDuration = "20s")
  void versionRange(FuzzedDataProvider data) {
    checkRange(data.consumeRemainingAsString());
  }

  @FuzzTest(maxDuration = "20s")
  void tagPattern(FuzzedDataProvider data) {
    checkTag(data.consumeString(300), data.consumeRemainingAsString());
  }

  @Test
  void textPutTogetherAtRandom_holdsTheSameProperties() {
    long seed = Long.getLong("syncline.seed", 20_260_101L);
    var random = new Random(seed);
    for (int i = 0; i < 50_000; i++) {
      var text = text(random);
      var other = text(random);
      try {
        checkSemVer(text);
        checkRange(text);
        checkTag(text, other);
      } catch (RuntimeException | AssertionError e) {
        throw new AssertionError("seed %d, texts '%s', '%s'".formatted(seed, text, other), e);
      }
    }
  }

  private static String text(Random random) {
    var text = new StringBuilder();
    int length = random.nextInt(12);
    for (int i = 0; i < length; i++) {
      text.append(PIECES[random.nextInt(PIECES.length)]);
    }
    return text.toString();
  }

  private static void checkSemVer(String text) {
    SemVer.parse(text)
        .ifPresent(version -> {
          assertThat(version).hasToString(text);
          assertThat(SemVer.parse(version.toString())).contains(version);
        });
  }

  private static void checkRange(String text) {
    VersionRange range;
    try {
      range = VersionRange.parse(text);
    } catch (IllegalArgumentException e) {
      assertThat(e).hasMessageContaining(", column ");
      return;
    }
    assertThat(VersionRange.parse(range.toString())).isEqualTo(range);
    range.matches(SemVer.of(1, 2, 3), true);
    range.matches(SemVer.of(1, 2, 3), false);
  }

  private static void checkTag(String patternText, String tag) {
    checkReading(TagPattern.WHOLE_TAG.read(tag));
    TagPattern pattern;
    try {
      pattern = TagPattern.parse(patternText);
    } catch (IllegalArgumentException e) {
      assertThat(e).hasMessageContaining("tag pattern ");
      return;
    }
    assertThat(TagPattern.parse(pattern.toString())).isEqualTo(pattern);
    checkReading(pattern.read(tag));
    checkReading(pattern.read(pattern.prefix() + tag + pattern.suffix()));
  }

  private static void checkReading(Reading reading) {
    switch (reading) {
      case Reading.Version read -> checkSemVer(read.version().toString());
      case Reading.NotAVersion no -> assertThat(no.reason()).isNotBlank();
      case Reading.OtherPattern other -> assertThat(other.reason()).isNotBlank();
    }
  }
}
