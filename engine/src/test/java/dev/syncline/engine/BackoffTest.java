package dev.syncline.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.core.run.Pace;
import dev.syncline.testkit.HandMovedPace;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {
  /// The shortest and the longest wait after so many failures in a row.
  @ParameterizedTest
  @CsvSource({
    "PT5M, 1, PT0.5S, PT2S",
    "PT5M, 2, PT0.5S, PT4S",
    "PT5M, 3, PT0.5S, PT8S",
    "PT5M, 4, PT5M, PT10M",
    "PT5M, 5, PT5M, PT20M",
    "PT5M, 6, PT5M, PT40M",
    "PT5M, 7, PT5M, PT1H",
    "PT5M, 1000, PT5M, PT1H",
    "PT1S, 4, PT1S, PT16S",
    "PT1S, 1000, PT1S, PT1H",
    "PT6H, 1, PT0.5S, PT2S",
    "PT6H, 4, PT6H, PT6H",
    "PT0S, 4, PT0.5S, PT16S",
    "PT0S, 1000, PT0.5S, PT1H"
  })
  void retries_comeSoonAtFirstAndThenNoSoonerThanThePoll(
      Duration poll, int failures, Duration shortest, Duration longest) {
    assertThat(retry(new Drawing(0), poll, failures)).isEqualTo(shortest);
    assertThat(retry(new Drawing(1), poll, failures)).isEqualTo(longest);
  }

  @ParameterizedTest
  @CsvSource({"1, PT2S", "2, PT4S", "5, PT30S", "1000, PT30S"})
  void whatWasBegun_isTakenUpAgainSoonHoweverOften(int failures, Duration longest) {
    var backoff = new Backoff(new Drawing(1));
    for (int failure = 1; failure < failures; failure++) {
      backoff.resume(Duration.ZERO);
    }

    assertThat(backoff.resume(Duration.ZERO)).isEqualTo(longest);
  }

  @Test
  void success_beginsAnew() {
    var backoff = new Backoff(new Drawing(1));
    backoff.retry(Duration.ofMinutes(5), Duration.ZERO);
    backoff.retry(Duration.ofMinutes(5), Duration.ZERO);

    backoff.succeeded();

    assertThat(backoff.retry(Duration.ofMinutes(5), Duration.ZERO))
        .isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void askedToWaitLonger_waitsLonger() {
    var backoff = new Backoff(new HandMovedPace());
    var hours = Duration.ofHours(3);

    assertThat(backoff.retry(Duration.ofMinutes(5), hours)).isEqualTo(hours);
    assertThat(backoff.slower(Duration.ofMinutes(5), hours)).isEqualTo(hours);
  }

  @Test
  void silentSource_isPolledMoreSlowlyAndNeverFaster() {
    var backoff = new Backoff(new HandMovedPace());
    var poll = Duration.ofMinutes(5);

    for (int failure = 0; failure < 50; failure++) {
      assertThat(backoff.slower(poll, Duration.ZERO)).isBetween(poll, poll.multipliedBy(17));
    }
  }

  private static Duration retry(Pace pace, Duration poll, int failures) {
    var backoff = new Backoff(pace);
    for (int failure = 1; failure < failures; failure++) {
      backoff.retry(poll, Duration.ZERO);
    }
    return backoff.retry(poll, Duration.ZERO);
  }

  /// Draws nothing (0) or everything (1).
  private record Drawing(int share) implements Pace {
    @Override
    public Instant now() {
      throw new IllegalStateException("nobody asks for the time here");
    }

    @Override
    public void sleep(Duration time) {
      throw new IllegalStateException("nobody sleeps here");
    }

    @Override
    public Duration jitter(Duration most) {
      return most.multipliedBy(share);
    }
  }
}
