package dev.syncline.core.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Looks are written as `seconds:h` (healthy), `seconds:u` (unhealthy) or `seconds:?` (unknown),
/// after a start at zero; `k` is a kill of the watcher, `o` an orderly change of watchers; both
/// prove health anew. Terms: healthy for 60 s, within 300 s, 3 strikes, every 2 s.
class ProbationTest {
  private static final Instant START = Instant.parse("2026-01-05T08:00:00Z");
  private static final ProbationTerms TERMS =
      new ProbationTerms(Duration.ofSeconds(60), Duration.ofSeconds(300), 3, Duration.ofSeconds(2));

  @ParameterizedTest
  @CsvSource({
    "0:h, watching 2",
    "0:h 58:h, watching 60",
    "0:h 59:h, watching 60",
    "0:h 60:h, well",
    "0:h 30:u 60:h 119:h, watching 120",
    "0:h 30:u 60:h 120:h, well",
    "0:u 2:u 4:u 6:u 8:u, watching 10",
    "0:u 299:u, watching 300",
    "0:u 300:u, sick",
    "0:h 2:u 4:u, watching 6",
    "0:h 2:u 4:u 6:u, sick",
    "250:h 299:h, watching 301",
    "250:h 300:h, sick",
    "240:h 300:h, well",
    "0:h k 2:h 61:h, watching 62",
    "0:h k 2:h 62:h, well",
    "k k 2:h, watching 4",
    "k k k 2:h, sick",
    "o o o o 2:h, watching 4",
    "0:h o 2:h 61:h, watching 62",
    "0:h o 2:h 62:h, well",
    "k k o 2:h, watching 4",
    "0:h k 900:h, watching 902",
    "0:h k 900:h 960:h, well",
    "0:h o 900:h 930:u, sick",
    "0:u o 900:u, sick",
    "0:h 59:h -3600:h, watching -3598",
    "0:h 59:h -3600:h -3541:h, watching -3540",
    "0:h 59:h -3600:h -3540:h, well",
    "0:u -3600:u, watching -3598",
    "0:u -3600:u -3301:u, watching -3300",
    "0:u -3600:u -3300:u, sick",
    "0:? 900:? 90000:?, watching 90002",
    "0:h 30:? 60:h 119:h, watching 120",
    "0:h 30:? 60:h 120:h, well",
    "0:h 2:u 4:u 6:? 8:h, watching 10",
    "0:h 2:u 4:u 6:? 8:u, sick",
    "0:u 149:? 299:u, watching 300",
    "0:u 149:? 300:u, sick",
    "0:u 150:? 449:u, watching 450",
    "0:u 150:? 450:u, sick",
    "0:h 900:? 902:u, watching 904",
    "-3600:h -3541:u -3340:h -3300:h, sick",
    "-3600:h -3541:u -3360:h -3300:h, well"
  })
  void looks_leadToTheirVerdict(String looks, String verdict) {
    assertThat(words(watch(Arrays.asList(looks.split(" "))))).startsWith(verdict);
  }

  @Test
  void clockJumpedBackAYear_theDeadlineStillComes() {
    var probation = Probation.begun(START);
    var now = START.minus(Duration.ofDays(365));
    int looks = 0;

    while (looks < 1_000
        && probation.after(new Look.Unhealthy("no answer"), TERMS, now)
            instanceof Verdict.Watching(var on, var next)) {
      probation = on;
      now = next;
      looks++;
    }

    assertThat(looks).isEqualTo(150); // within 300 s, every 2 s
  }

  @Test
  void whatTheLastLookFoundWrong_isKeptUntilItIsHealthy() {
    var sick = Probation.begun(START).after(new Look.Unhealthy("answers 503"), TERMS, START);

    var then = ((Verdict.Watching) sick).probation();
    var healthy = then.handOver().takenUp().after(new Look.Healthy(), TERMS, START.plusSeconds(2));

    assertThat(then.trouble()).contains("answers 503");
    assertThat(then.handOver().takenUp().trouble()).contains("answers 503");
    assertThat(((Verdict.Watching) healthy).probation().trouble()).isEmpty();
  }

  @Test
  void termsThatCannotBeMet_areRefused() {
    assertThatThrownBy(() ->
            new ProbationTerms(
                Duration.ofSeconds(2), Duration.ofSeconds(1), 3, Duration.ofSeconds(1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() ->
            new ProbationTerms(Duration.ofSeconds(1), Duration.ofSeconds(1), 1, Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Verdict watch(List<String> looks) {
    var probation = Probation.begun(START);
    Verdict verdict = new Verdict.Watching(probation, START);
    for (var look : looks) {
      if (look.equals("k") || look.equals("o")) {
        probation = (look.equals("o") ? probation.handOver() : probation).takenUp();
        continue;
      }
      var parts = look.split(":");
      var at = START.plusSeconds(Long.parseLong(parts[0]));
      var seen =
          switch (parts[1]) {
            case "h" -> new Look.Healthy();
            case "?" -> new Look.Unknown("nobody could be asked");
            default -> new Look.Unhealthy("no answer");
          };
      verdict = probation.after(seen, TERMS, at);
      if (verdict instanceof Verdict.Watching(var next, _)) {
        probation = next;
      }
    }
    return verdict;
  }

  private static String words(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Well _ -> "well";
      case Verdict.Sick(var why) -> "sick: " + why;
      case Verdict.Watching(_, var next) -> "watching " + Duration.between(START, next).toSeconds();
    };
  }
}
