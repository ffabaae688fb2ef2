package dev.syncline.app.work.say;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimesTest {
  private static final Instant NOW = Instant.parse("2026-01-05T08:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "PT0S, 0 ms", "PT0.34S, 340 ms", "PT1.86S, 1.8 s", "PT9.99S, 9.9 s", "PT12.9S, 12 s",
    "PT59.9S, 59 s", "PT3M59S, 3 min", "PT59M59S, 59 min", "PT2H, 2 h", "PT47H59M, 47 h",
    "P2D, 2 days", "P400D, 400 days", "PT-5S, 0 ms"
  })
  void spans_areSaidInTheirLargestUnit(Duration time, String words) {
    assertThat(Times.span(time)).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource({
    "PT0S, now",
    "PT12S, 12 s ago",
    "PT3M, 3 min ago",
    "PT-2H, in 2 h",
    "P4D, 4 days ago"
  })
  void momentsAreSaidByTheirDistance(Duration before, String words) {
    assertThat(Times.ago(NOW.minus(before), NOW)).isEqualTo(words);
  }
}
