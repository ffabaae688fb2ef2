package dev.syncline.app.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.core.content.Revision;
import dev.syncline.core.policy.Decision;
import dev.syncline.core.run.Complaint;
import dev.syncline.core.run.Condition;
import dev.syncline.core.run.Outcome;
import dev.syncline.core.run.RunId;
import dev.syncline.core.run.SyncName;
import dev.syncline.core.source.Candidate;
import dev.syncline.core.source.Origin;
import dev.syncline.engine.event.Event;
import dev.syncline.shared.redaction.Redactor;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LogLinesTest {
  private static final SyncName NATS = new SyncName("nats");

  private final List<String> lines = new ArrayList<>();
  private final LogLines log =
      new LogLines(
          LogLines.Level.DEBUG,
          (level, fields) -> lines.add(level + " " + fields.get("event")),
          Redactor.NONE);

  private void failed(String why, boolean needsAPerson) {
    var complaint = new Complaint("SYN-HTTP-BUSY", "asking example.org", why, "Wait");
    ended(new Outcome.Failed(complaint), needsAPerson);
  }

  private void ended(Outcome outcome, boolean needsAPerson) {
    log.accept(
        new Event.PassEnded(
            NATS,
            new RunId("mwqetfj4fpb"),
            outcome,
            Optional.empty(),
            Optional.empty(),
            0,
            Duration.ZERO,
            needsAPerson));
  }

  private void ready(boolean holds, String message) {
    var condition =
        new Condition(
            Condition.Type.READY, holds, holds ? "UpToDate" : "SYN-X", message, Instant.EPOCH);
    log.accept(new Event.ConditionChanged(NATS, condition));
  }

  @Test
  void whatWaits_isToldOnceForEachReason() {
    waits("a major step");
    waits("a major step");
    nothingWaits();
    waits("a major step");

    assertThat(lines).containsExactly("INFO update.waits", "INFO update.waits");
  }

  private void waits(String reason) {
    var candidate = Candidate.of(new Origin("e.org/nats"), "v3.0.0", new Revision("x"));
    decided(List.of(new Decision.Blocked(candidate, reason, Optional.empty())));
  }

  private void nothingWaits() {
    decided(List.of());
  }

  private void decided(List<Decision.Blocked> blocked) {
    var decision =
        new Decision(
            new Decision.Choice.Stay("so", Optional.empty()),
            blocked,
            List.of(),
            List.of(),
            List.of(),
            Optional.empty());
    log.accept(new Event.Decided(NATS, new RunId("mwqetfj4fpb"), decision));
  }

  @Test
  void failureThatIsTriedAgain_isAWarningOnceForEachTime() {
    failed("wait until 08:00", false);
    failed("wait until 08:05", false);
    ended(new Outcome.Unchanged("up to date"), false);
    failed("wait until 08:10", false);

    assertThat(lines)
        .containsExactly(
            "WARN run.finished", "DEBUG run.finished", "DEBUG run.finished", "WARN run.finished");
  }

  @Test
  void failureThatWaitsForAPerson_isAnError() {
    failed("we may not", true);

    assertThat(lines).containsExactly("ERROR run.finished");
  }

  @Test
  void conditionWhoseWordsAloneChange_isNotSaidAgain() {
    ready(false, "wait until 08:00");
    ready(false, "wait until 08:05");
    ready(true, "");

    assertThat(lines)
        .containsExactly(
            "INFO condition.changed", "DEBUG condition.changed", "INFO condition.changed");
  }

  @Test
  void retries_areSaidOnce() {
    log.accept(new Event.Delayed(NATS, 1, Duration.ofSeconds(2)));
    log.accept(new Event.Delayed(NATS, 2, Duration.ofSeconds(4)));

    assertThat(lines).containsExactly("INFO retry.delayed", "DEBUG retry.delayed");
  }
}
