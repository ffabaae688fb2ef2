package dev.syncline.app.work.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.syncline.app.cli.ExitCode;
import dev.syncline.app.cli.request.PollRequest;
import dev.syncline.app.cli.request.SyncRequest;
import dev.syncline.app.work.Home;
import dev.syncline.app.work.NoDaemon;
import dev.syncline.app.work.Shelf;
import dev.syncline.app.work.look.Looks;
import dev.syncline.core.content.Digest;
import dev.syncline.core.policy.PersonDecision;
import dev.syncline.core.run.Complaint;
import dev.syncline.core.run.Fault;
import dev.syncline.core.run.Outcome;
import dev.syncline.core.run.Progress;
import dev.syncline.core.run.RunId;
import dev.syncline.core.run.SyncName;
import dev.syncline.engine.event.Event;
import dev.syncline.engine.sentence.DriftRule;
import dev.syncline.testkit.FakeSource;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ChangesTest {
  private static final Complaint COMPLAINT =
      new Complaint("SYN-TEST", "asking", "it is silent", "Wait");

  private final Home home = new Home();
  private final Changes changes =
      new Changes(
          home,
          new Looks(home, () -> Path.of("manifest")),
          new NoDaemon(ExitCode.PARTLY),
          new Changes.Person("kim", 2));

  private static final RunId RUN = new RunId("k3jabc");

  private ExitCode sync(boolean untilProven) throws Exception {
    return changes.sync(new SyncRequest(List.of(), false, false, untilProven), home.people());
  }

  static Stream<Arguments> outcomes() {
    return Stream.of(
        Arguments.of(new Outcome.Unchanged("same"), ExitCode.DONE),
        Arguments.of(new Outcome.Suspended(), ExitCode.DONE),
        Arguments.of(new Outcome.Applied("done"), ExitCode.DONE),
        Arguments.of(new Outcome.OnProbation(Instant.EPOCH), ExitCode.DONE),
        Arguments.of(new Outcome.Superseded("v2"), ExitCode.DONE),
        Arguments.of(new Outcome.Proposed("there"), ExitCode.DONE),
        Arguments.of(new Outcome.Waiting("v3?"), ExitCode.DONE),
        Arguments.of(new Outcome.RolledBack("sick"), ExitCode.FAILED),
        Arguments.of(new Outcome.Failed(COMPLAINT), ExitCode.FAILED),
        Arguments.of(new Outcome.Halted(COMPLAINT), ExitCode.HALTED),
        Arguments.of(new Outcome.Partial("some"), ExitCode.PARTLY));
  }

  @ParameterizedTest
  @MethodSource("outcomes")
  void eachOutcome_hasItsExitCode(Outcome outcome, ExitCode code) {
    assertThat(SyncView.code(outcome)).isEqualTo(code);
  }

  @Test
  void sync_bringsEachAndSaysHow() throws Exception {
    home.with("nats").source().offer("v1.0.0");
    var arc = home.with("arc");
    arc.source().offer("v2.0.0");
    home.pass(arc.name());

    var code = sync(true);

    assertThat(code).isEqualTo(ExitCode.DONE);
    assertThat(home.opened).containsExactly("change");
    assertThat(home.out())
        .isEqualTo(
            """
            SYNC  OUTCOME    FROM    TO      CHANGES  DETAIL
            nats  applied    -       v1.0.0  1        v1.0.0 is in place
            arc   unchanged  v2.0.0  -       0        v2.0.0 is installed and the newest that fits the policy
            """);
    assertThat(home.err().lines())
        .contains("nats: fetching", "nats: watching health", "arc: asking what is on offer");
    assertThat(home.open()).isZero();
  }

  @Test
  void whatAPassFound_isSaidThoughItWentWell() throws Exception {
    var nats = home.with("nats");
    nats.source().offer("v1.0.0");
    home.pass(nats.name());
    nats.source().rewindTo("v1.1.0");

    var code = sync(true);

    assertThat(code).isEqualTo(ExitCode.DONE);
    assertThat(home.err()).contains("nats: v1.1.0 was force-pushed", "[SYN-GIT-REWOUND]");
  }

  @Test
  void healedDrift_saysWhatDrifted() throws Exception {
    var nats = home.with("nats");
    nats.source().offer("v1.0.0");
    home.pass(nats.name());
    nats.target().edit(Digest.of("edited"));

    sync(true);

    assertThat(home.out()).contains("healed: service was edited");
    assertThat(home.err()).contains("nats: service was edited [SYN-DRIFT]");
  }

  @Test
  void suspended_isSaidWithWhatIsThere() throws Exception {
    var nats = home.with("nats");
    nats.source().offer("v1.0.0");
    home.pass(nats.name());
    home.says("nats", new PersonDecision.Suspend());

    sync(true);

    assertThat(home.out())
        .isEqualTo(
            """
            SYNC  OUTCOME    FROM    TO  CHANGES  DETAIL
            nats  suspended  v1.0.0  -   0        until 'syncline resume'
            """);
  }

  @Test
  void progress_namesWhatIsStillBusy() {
    var lines = new ArrayList<String>();
    var one = new SyncName("one");
    var other = new SyncName("other");
    var telling = new Telling(Set.of(one, other), (Lines) lines::add);

    telling.accept(new Event.StageEntered(one, RUN, "fetch"));
    telling.accept(new Event.StageEntered(other, RUN, "verify"));
    telling.accept(
        new Event.PassEnded(
            other,
            RUN,
            new Outcome.Applied("done"),
            Optional.empty(),
            Optional.empty(),
            0,
            Duration.ZERO,
            false));

    assertThat(lines).containsExactly("one: fetching", "other: watching health", "one: fetching");
  }

  /// Progress that is only lines.
  @FunctionalInterface
  private interface Lines extends Progress {
    @Override
    default void moved(String what, long done, long total) {}
  }

  @Test
  void oneThatFails_isFiveAndSaidOnStandardError() throws Exception {
    home.with("nats").source().offer("v1.0.0");
    home.with("arc").source().failNext(new Fault.Rejected(COMPLAINT));

    var code = sync(true);

    assertThat(code).isEqualTo(ExitCode.PARTLY);
    assertThat(home.err()).contains("warning: arc: asking: it is silent. Wait [SYN-TEST]");
  }

  @Test
  void whatAProgramPrinted_isOnStandardErrorLineByLine_andItsFirstLineInTheTable()
      throws Exception {
    var nats = home.with("nats");
    nats.source().offer("v1.0.0");
    var why =
        "it ended with exit code 3: no ;\nThe end of it:\n  warning: x\n  error: \u001b[0mno ;";
    nats.source()
        .failNext(new Fault.Rejected(new Complaint("SYN-TEST", "building", why, "mend it")));

    sync(false);

    assertThat(home.out()).contains("it ended with exit code 3: no ;\n").doesNotContain("warning:");
    assertThat(home.err())
        .contains(
            """
            warning: nats: building: it ended with exit code 3: no ;
              The end of it:
                warning: x
                error: ?[0mno ;
              Mend it. The whole log: syncline logs %s [SYN-TEST]
            """
                .formatted(run()));
  }

  private String run() {
    var told = Pattern.compile("syncline logs (\\S+)").matcher(home.err());
    assertThat(told.find()).isTrue();
    return told.group(1);
  }

  @Test
  void aGuardThatHalts_isFour() throws Exception {
    var shelf = new Shelf();
    var source = new FakeSource();
    home.declare("shelf", source, shelf, DriftRule.HEAL);
    shelf.stock("v1.0.0", "a", "b");
    source.offer("v1.0.0");
    home.pass(new SyncName("shelf"));
    source.offer("v1.1.0");

    var code = sync(true);

    assertThat(code).isEqualTo(ExitCode.HALTED);
    assertThat(home.err()).contains("if that is meant: syncline approve shelf");
  }

  @Test
  void patient_waitsForTheVerdict() throws Exception {
    home.with("nats", Duration.ofSeconds(3)).source().offer("v1.0.0");
    var time = home.passingTime();

    var code = sync(true);

    time.interrupt();
    assertThat(code).isEqualTo(ExitCode.DONE);
    assertThat(home.out()).contains("applied");
    assertThat(home.ledger.inventories().of(new SyncName("nats")).knownGood()).isPresent();
  }

  @Test
  void sickOnProbation_isOneAndRolledBack() throws Exception {
    var nats = home.with("nats", Duration.ofSeconds(3));
    nats.source().offer("v1.0.0");
    var time = home.passingTime();
    sync(true);
    nats.target().makeSick(Home.digestOf("v1.1.0"));
    nats.source().offer("v1.1.0");

    var code = sync(true);

    time.interrupt();
    assertThat(code).isEqualTo(ExitCode.FAILED);
    assertThat(home.out()).contains("rolled back");
    assertThat(nats.target().live()).contains(Home.digestOf("v1.0.0"));
  }

  @Test
  void interruptedOnProbation_itEndsAtOnceAndHandsTheWatchOver() throws Exception {
    home.with("nats", Duration.ofMinutes(1)).source().offer("v1.0.0");
    var thrown = new AtomicReference<Throwable>();
    var waiting = Thread.ofVirtual().start(() -> thrown.set(catchThrowable(() -> sync(true))));
    home.pace.awaitSleepers(Home.WAITING);

    waiting.interrupt();
    waiting.join();

    assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
    var open = home.ledger.runs().open(new SyncName("nats")).orElseThrow();
    assertThat(open.probation().orElseThrow().handedOver()).isTrue();
    assertThat(home.open()).isZero();
  }

  @Test
  void withoutWaiting_itEndsOnProbation() throws Exception {
    home.with("nats", Duration.ofSeconds(3)).source().offer("v1.0.0");

    var code = changes.sync(new SyncRequest(List.of(), false, false, false), home.programs());

    assertThat(code).isEqualTo(ExitCode.DONE);
    var run = home.ledger.runs().of(new SyncName("nats"), 1).getFirst().id();
    assertThat(home.out())
        .isEqualTo(
            """
            {
              "syncs" : [ {
                "name" : "nats",
                "run" : "%s",
                "outcome" : "on-probation",
                "reason" : "",
                "from" : null,
                "to" : "v1.0.0",
                "changes" : 1,
                "problems" : [ ],
                "probation_since" : "2026-01-05T08:00:00Z"
              } ]
            }
            """
                .formatted(run));
  }

  @Test
  void dryRun_isThePlan() throws Exception {
    var nats = home.with("nats");
    nats.source().offer("v1.0.0");

    var code = changes.sync(new SyncRequest(List.of(), true, false, true), home.people());

    assertThat(code).isEqualTo(ExitCode.DONE);
    assertThat(home.opened).containsExactly("read");
    assertThat(nats.target().live()).isEmpty();
    assertThat(home.out()).contains("ACTION", "create", "v1.0.0");
  }

  @Test
  void force_hasNoMeaningHere() throws Exception {
    home.with("nats").source().offer("v1.0.0");

    var code = changes.sync(new SyncRequest(List.of(), false, true, true), home.people());

    assertThat(code).isEqualTo(ExitCode.USAGE);
    assertThat(home.opened).isEmpty();
    assertThat(home.err()).contains("SYN-FORCE-MEANINGLESS");
  }

  @Test
  void poll_isDoneBySomebodyElse() throws Exception {
    assertThat(changes.poll(new PollRequest(Optional.empty()), home.people()))
        .isEqualTo(ExitCode.PARTLY);
  }
}
