package dev.syncline.app.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.core.run.Complaint;
import dev.syncline.core.run.Outcome;
import dev.syncline.core.run.RunId;
import dev.syncline.core.run.SyncName;
import dev.syncline.engine.event.Event;
import dev.syncline.shared.redaction.Redactor;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import tools.jackson.databind.json.JsonMapper;

@Isolated // takes the standard output
class LogSinkTest {
  private final PrintStream out = System.out;
  private final ByteArrayOutputStream caught = new ByteArrayOutputStream();

  @BeforeEach
  void listen() {
    System.setOut(new PrintStream(caught, true, StandardCharsets.UTF_8));
  }

  @AfterEach
  void restore() {
    System.setOut(out);
  }

  private LogLines lines(boolean json, boolean quiet) {
    var logging = new Daemon.Logging(json, false, quiet);
    return new LogLines(LogSink.least(logging), LogSink.open(logging), Redactor.NONE);
  }

  private List<String> said() {
    return caught.toString(StandardCharsets.UTF_8).lines().toList();
  }

  private static Event.Delayed delayed() {
    return new Event.Delayed(new SyncName("nats"), 1, Duration.ofMillis(1500));
  }

  private static Event.PassEnded failed(Optional<String> to) {
    return new Event.PassEnded(
        new SyncName("nats"),
        new RunId("mwqetfj4fpb"),
        new Outcome.Failed(new Complaint("SYN-TEST", "building", "no", "Mend it")),
        Optional.empty(),
        to,
        0,
        Duration.ofSeconds(1),
        false);
  }

  @Test
  void lineOfJson_isOneFlatObject() {
    lines(true, false).accept(delayed());

    assertThat(said()).hasSize(1);
    Map<?, ?> line = JsonMapper.shared().readValue(said().getFirst(), Map.class);
    assertThat(Instant.parse(String.valueOf(line.get("time")))).isNotNull();
    assertThat(line.entrySet().stream().map(Object::toString))
        .contains("level=info", "event=retry.delayed", "sync=nats", "failures=1", "by=1.5")
        .hasSize(6);
  }

  @Test
  void quiet_leavesOnlyWarningsAndErrors() {
    var lines = lines(false, true);

    lines.accept(delayed());
    lines.problem("SYN-TEST", "bad");

    assertThat(said()).singleElement().asString().contains("ERROR event=problem.found");
  }

  @Test
  void eachAttemptAtAVersion_hasItsLine_whatOnlyRepeatsASilenceHasNone() {
    var lines = lines(false, false);

    for (int i = 0; i < 3; i++) {
      lines.accept(failed(Optional.of("v1.1.0")));
    }
    assertThat(said()).hasSize(3);
    caught.reset();
    for (int i = 0; i < 3; i++) {
      lines.accept(failed(Optional.empty()));
    }

    assertThat(said()).isEmpty();
  }
}
