package dev.syncline.app.work.recall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.syncline.app.cli.request.HistoryRequest;
import dev.syncline.app.cli.request.RunRequest;
import dev.syncline.app.work.Home;
import dev.syncline.core.ledger.Entry;
import dev.syncline.core.ledger.Tenure;
import dev.syncline.core.plan.Effect;
import dev.syncline.core.run.Cause;
import dev.syncline.core.run.Complaint;
import dev.syncline.core.run.Outcome;
import dev.syncline.core.run.Problem;
import dev.syncline.core.run.RunId;
import dev.syncline.core.run.Step;
import dev.syncline.core.run.SyncName;
import dev.syncline.testkit.FakeSource;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RunsTest {
  private static final SyncName NATS = new SyncName("nats");
  private static final RunId RUN = new RunId("k3jabc");

  private final Home home = new Home();
  private final Recalls recalls = new Recalls(home);

  @BeforeEach
  void aRun() throws Exception {
    home.with("nats");
    var start = home.pace.now();
    write(
        new Entry.RunOpened(
            RUN,
            NATS,
            Set.of(Cause.WEBHOOK, Cause.POLL),
            start,
            Optional.of(FakeSource.candidate("v1.0.0"))),
        new Entry.RunTook(RUN, FakeSource.candidate("v1.1.0")),
        new Entry.StepTaken(RUN, new Step("fetch", start, Duration.ofMillis(1860), "")),
        new Entry.StepTaken(
            RUN, new Step("apply", start.plusSeconds(2), Duration.ofMillis(40), "1 changes")));
    home.pace.move(Duration.ofSeconds(12));
  }

  private void write(Entry... entries) throws Exception {
    home.ledger.write(Tenure.SOLE, List.of(entries));
  }

  private void end(Outcome outcome) throws Exception {
    var effects = List.of(new Effect(Effect.Kind.UPDATED, "service"));
    write(new Entry.RunEnded(RUN, outcome, effects, home.pace.now()));
  }

  @Test
  void whatARunFound_isSaidByEachOfThem() throws Exception {
    write(new Entry.ProblemNoted(RUN, new Problem("SYN-GIT-REWOUND", "main was force-pushed")));
    end(new Outcome.Applied("done"));

    recalls.history(new HistoryRequest(NATS, 5), home.people());
    recalls.show(new RunRequest(RUN), home.people());
    recalls.show(new RunRequest(RUN), home.programs());

    assertThat(home.out())
        .contains("1        SYN-GIT-REWOUND")
        .contains("main was force-pushed [SYN-GIT-REWOUND]")
        .contains("\"code\" : \"SYN-GIT-REWOUND\"");
  }

  @Test
  void history_isOneLineARun() throws Exception {
    end(new Outcome.Applied("v1.1.0 is proven good"));

    recalls.history(new HistoryRequest(NATS, 20), home.people());

    assertThat(home.out())
        .isEqualTo(
            """
            RUN     STARTED   TOOK  CAUSE          OUTCOME  FROM    TO      CHANGES  PROBLEMS
            k3jabc  12 s ago  12 s  webhook, poll  applied  v1.0.0  v1.1.0  1        -
            """);
  }

  @Test
  void historyAsJson_hasTimesCausesAndTheError() throws Exception {
    end(new Outcome.Failed(new Complaint("SYN-TEST", "building", "it does not compile", "Fix it")));

    recalls.history(new HistoryRequest(NATS, 20), home.programs());

    assertThat(home.out())
        .isEqualTo(
            """
            {
              "sync" : "nats",
              "runs" : [ {
                "run" : "k3jabc",
                "sync" : "nats",
                "causes" : [ "webhook", "poll" ],
                "started" : "2026-01-05T08:00:00Z",
                "ended" : "2026-01-05T08:00:12Z",
                "took" : 12.0,
                "from" : "v1.0.0",
                "to" : "v1.1.0",
                "from_revision" : "commit-of-v1.0.0",
                "to_revision" : "commit-of-v1.1.0",
                "outcome" : "failed",
                "reason" : "building: it does not compile. Fix it [SYN-TEST]",
                "error" : {
                  "code" : "SYN-TEST",
                  "what" : "building",
                  "why" : "it does not compile",
                  "next" : "Fix it"
                },
                "changes" : 1,
                "problems" : [ ]
              } ]
            }
            """);
  }

  @Test
  void noRuns_isSaid() throws Exception {
    home.with("arc");

    recalls.history(new HistoryRequest(new SyncName("arc"), 20), home.people());

    assertThat(home.out()).contains("arc has changed nothing so far.");
  }

  @Test
  void show_hasStepsEffectsAndWhereTheLogIs() throws Exception {
    write(new Entry.LogKept(RUN, "one\ntwo"));
    end(new Outcome.Applied("v1.1.0 is proven good"));

    recalls.show(new RunRequest(new RunId("k3ja")), home.people());

    assertThat(home.out())
        .isEqualTo(
            """
            run         k3jabc of nats
            because of  webhook, poll
            started     2026-01-05T08:00:00Z, took 12 s
            from        v1.0.0
            to          v1.1.0
            outcome     applied: v1.1.0 is proven good

            STEP   AT      TOOK   DETAIL
            fetch  +0 ms   1.8 s
            apply  +2.0 s  40 ms  1 changes

            EFFECT   KEY      DETAIL
            updated  service

            What it called said 2 lines: syncline logs k3jabc
            """);
  }

  @Test
  void showAsJson_hasStepsAndEffects() throws Exception {
    end(new Outcome.Applied("v1.1.0 is proven good"));

    recalls.show(new RunRequest(RUN), home.programs());

    assertThat(home.out())
        .contains(
            """
              "steps" : [ {
                "step" : "fetch",
                "at" : "2026-01-05T08:00:00Z",
                "took" : 1.86,
                "detail" : ""
              }, {
            """)
        .endsWith(
            """
              "effects" : [ {
                "effect" : "updated",
                "key" : "service",
                "detail" : ""
              } ],
              "log_lines" : 0
            }
            """);
  }

  @Test
  void aRunThatIsNotOver_isShownAsFarAsItWent() throws Exception {
    recalls.show(new RunRequest(RUN), home.people());

    assertThat(home.out()).contains("2026-01-05T08:00:00Z, not over", "outcome     not over");
  }

  @Test
  void logs_areTheLinesAsTheyAre() throws Exception {
    write(new Entry.LogKept(RUN, "one\ntwo"));

    recalls.logs(new RunRequest(RUN), home.people());
    recalls.logs(new RunRequest(RUN), home.programs());

    assertThat(home.out())
        .isEqualTo(
            """
            one
            two
            {
              "run" : "k3jabc",
              "sync" : "nats",
              "lines" : [ "one", "two" ]
            }
            """);
  }

  @Test
  void anUnknownRun_isRefused() {
    assertThatThrownBy(() -> recalls.show(new RunRequest(new RunId("zzzz")), home.people()))
        .hasMessageContaining("SYN-RUN-UNKNOWN");
  }
}
