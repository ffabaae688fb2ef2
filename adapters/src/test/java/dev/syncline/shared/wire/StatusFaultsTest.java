package dev.syncline.shared.wire;

import static dev.syncline.shared.wire.Wires.code;
import static dev.syncline.shared.wire.Wires.fault;
import static dev.syncline.shared.wire.Wires.notBefore;
import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.core.run.Fault;
import dev.syncline.core.run.SyncException;
import dev.syncline.shared.redaction.Redactor;
import dev.syncline.testkit.HandMovedPace;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatusFaultsTest {
  private static final Instant NOW = Instant.parse("2026-01-05T08:00:00Z");
  private static final URI SITE = URI.create("https://api.example/x?token=planted");

  private final Connections connections =
      Connections.of(
          ConnectionSettings.DEFAULT, Credentials.NONE, Redactor.NONE, new HandMovedPace(NOW, 1));

  @ParameterizedTest
  @CsvSource({
    "403, retry-after=30, 30",
    "429, retry-after=30, 30",
    "503, retry-after=30, 30",
    "500, retry-after=0, 1",
    "429, 'retry-after=Mon, 05 Jan 2026 08:02:00 GMT', 120",
    "429, 'retry-after=Mon, 05 Jan 2026 07:00:00 GMT', 1",
    "429, retry-after=soon, 60",
    "429, '', 60",
    "429, retry-after=999999999999, 86400",
    "403, x-ratelimit-remaining=0;x-ratelimit-reset=1767600300, 300",
    "429, ratelimit-remaining=0;ratelimit-reset=1767600300, 300",
    "403, x-ratelimit-remaining=0;x-ratelimit-reset=1767600300;retry-after=10, 10",
  })
  void aHostThatNamesATime_isLeftAloneUntilThen(int status, String headers, long seconds) {
    var fault = of(status, headers);

    assertThat(notBefore(fault)).contains(NOW.plusSeconds(seconds));
    assertThat(connections.budget().closedUntil("api.example")).isEqualTo(notBefore(fault));
    assertThat(code(fault(() -> connections.budget().enter("api.example"))))
        .isEqualTo("SYN-HTTP-BUDGET");
  }

  @ParameterizedTest
  @CsvSource({
    "https://api.github.com/x, '', true",
    "https://api.github.com/x, api.github.com, false",
    "https://api.example/x, '', false",
    "https://notgithub.com/x, '', false",
  })
  void aTokenIsAdvisedOnlyWhereItHelps(URI site, String logged, boolean advised) {
    var credentials = logged.isEmpty() ? Credentials.NONE : Wires.token(logged, "planted");
    var connections =
        Connections.of(
            ConnectionSettings.DEFAULT, credentials, Redactor.NONE, new HandMovedPace(NOW, 1));
    var headers =
        Map.of("x-ratelimit-remaining", List.of("0"), "x-ratelimit-reset", List.of("1767600300"));
    var nobody =
        new BodyReader(Duration.ZERO, connections.pace(), new NetworkFaults("x", connections));
    var reply = new Reply(403, HttpHeaders.of(headers, (_, _) -> true), nobody);

    var fault = new StatusFaults("asking", site, connections).of(reply, "").fault();

    assertThat(fault.complaint().next().contains("token of your own")).isEqualTo(advised);
  }

  @Test
  void aResetIsTakenByTheirClock_ourOwnMayBeWrong() {
    var theirs = "date=Mon, 05 Jan 2026 09:00:00 GMT;x-ratelimit-remaining=0;"; // an hour ahead
    var reset = NOW.plus(Duration.ofMinutes(65)).getEpochSecond();

    var fault = of(403, theirs + "x-ratelimit-reset=" + reset);

    assertThat(notBefore(fault)).contains(NOW.plus(Duration.ofMinutes(5)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x-ratelimit-remaining=17;x-ratelimit-reset=1767600300",
        "x-ratelimit-remaining=0",
        "x-ratelimit-remaining=0;x-ratelimit-reset=later",
      })
  void forbiddenWithoutAnExhaustedLimit_isRejected(String headers) {
    var fault = of(403, headers);

    assertThat(fault).isInstanceOf(Fault.Rejected.class);
    assertThat(code(fault)).isEqualTo("SYN-HTTP-AUTH");
    assertThat(connections.budget().closedUntil("api.example")).isEmpty();
  }

  @Test
  void aBusyServerThatNamesNoTime_doesNotCloseTheHost() {
    var fault = of(503, "");

    assertThat(notBefore(fault)).isEmpty();
    assertThat(connections.budget().closedUntil("api.example")).isEmpty();
  }

  @Test
  void everyStatus_isAFault_thatTellsNoQuery() {
    for (var status = 0; status < 1000; status++) {
      assertThat(of(status, "").complaint().line()).doesNotContain("planted").contains("api");
    }
  }

  private Fault of(int status, String headers) {
    Map<String, List<String>> values =
        List.of(headers.split(";")).stream()
            .filter(header -> header.contains("="))
            .map(header -> header.split("=", 2))
            .collect(Collectors.toMap(pair -> pair[0], pair -> List.of(pair[1])));
    var nobody =
        new BodyReader(Duration.ZERO, connections.pace(), new NetworkFaults("x", connections));
    var reply = new Reply(status, HttpHeaders.of(values, (_, _) -> true), nobody);
    SyncException failure =
        new StatusFaults("asking " + Shown.url(SITE), SITE, connections).of(reply, "");
    return failure.fault();
  }
}
