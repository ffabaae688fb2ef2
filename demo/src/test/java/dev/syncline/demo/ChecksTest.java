package dev.syncline.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ChecksTest {
  private static final Duration PAUSE = Duration.ofMillis(1);

  @Test
  void answerAsWanted_isGiven() throws Exception {
    var asked = new AtomicInteger();
    var checks = new Checks(Duration.ofMinutes(1), PAUSE, () -> {});

    assertThat(checks.until("three", asked::incrementAndGet, n -> n == 3)).isEqualTo(3);
  }

  @Test
  void timeIsOver_saysWhatWasExpectedAndFoundLast() {
    var checks = new Checks(Duration.ZERO, PAUSE, () -> {});

    assertThatThrownBy(() -> checks.until("it comes", () -> "nothing yet", _ -> false))
        .hasMessage("expected: it comes within 0 s; found: nothing yet");
  }

  @Test
  void whatIsWaitedForHasEnded_isToldAtOnce() {
    var checks =
        new Checks(
            Duration.ofDays(1),
            PAUSE,
            () -> {
              throw new DemoFailed("it runs", "it has ended");
            });

    assertThatThrownBy(() -> checks.until("it comes", () -> 1, _ -> false))
        .hasMessage("expected: it runs; found: it has ended");
  }

  @Test
  void otherValue_isNamedWithTheOneThatWasExpected() {
    assertThatThrownBy(() -> Checks.same("the version", "v2", "v1"))
        .hasMessage("expected: the version is v2; found: v1");
  }
}
