package dev.syncline.app.work.decide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.syncline.app.cli.ExitCode;
import dev.syncline.app.cli.request.DecideRequest;
import dev.syncline.app.cli.request.DecideRequest.Word;
import dev.syncline.app.work.Home;
import dev.syncline.app.work.Shelf;
import dev.syncline.core.policy.PersonDecision;
import dev.syncline.core.policy.Said;
import dev.syncline.core.run.Complaint;
import dev.syncline.core.run.Fault;
import dev.syncline.core.run.Outcome;
import dev.syncline.core.run.Problem;
import dev.syncline.core.run.SyncName;
import dev.syncline.engine.sentence.DriftRule;
import dev.syncline.testkit.FakeSource;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DecidesTest {
  private static final SyncName NATS = new SyncName("nats");

  private final Home home = new Home();
  private final Decides decides = new Decides(home, "kim");

  private ExitCode decide(Word word) throws Exception {
    return decides.decide(new DecideRequest(NATS, word, "because"), home.people());
  }

  private List<PersonDecision> decisions(String sync) throws Exception {
    return home.ledger.decisions().of(new SyncName(sync)).stream().map(Said::what).toList();
  }

  @Test
  void aDecision_isKeptWithWhoWhenAndWhy() throws Exception {
    home.with("nats");

    var code = decide(new Word.Pin("v1.0.0"));

    assertThat(code).isEqualTo(ExitCode.DONE);
    assertThat(home.opened).containsExactly("change");
    assertThat(home.ledger.decisions().of(NATS))
        .containsExactly(
            new Said(new PersonDecision.Pin("v1.0.0"), "kim", home.pace.now(), "because"));
    assertThat(home.out()).startsWith("nats is pinned to v1.0.0 until 'syncline unpin nats'.");
  }

  @Test
  void approveAVersion_isGoodForSevenDays() throws Exception {
    home.with("nats");

    decide(new Word.Approve(Optional.of("v2.0.0")));

    assertThat(decisions("nats"))
        .containsExactly(
            new PersonDecision.ApproveVersion("v2.0.0", Instant.parse("2026-01-12T08:00:00Z")));
    assertThat(home.out())
        .contains("good for one use until 2026-01-12T08:00:00Z (7 days)", "'syncline sync nats'");
  }

  @Test
  void approveWhatWaits_isTheBlockedVersionAndTheNextPassTakesIt() throws Exception {
    var nats = home.with("nats");
    nats.source().offer("v1.0.0");
    home.pass(NATS);
    nats.source().offer("v1.0.0", "v2.0.0");
    home.pass(NATS);

    decide(new Word.Approve(Optional.empty()));

    assertThat(home.out()).startsWith("Approved for nats: v2.0.0.");
    assertThat(home.pass(NATS).outcome()).isInstanceOf(Outcome.Applied.class);
    assertThat(nats.target().live()).contains(Home.digestOf("v2.0.0"));
  }

  @Test
  void approveAHaltedPlan_isExactlyWhatTheGuardObjectedTo() throws Exception {
    var shelf = new Shelf();
    var source = new FakeSource();
    home.declare("nats", source, shelf, DriftRule.HEAL);
    shelf.stock("v1.0.0", "a", "b");
    source.offer("v1.0.0");
    home.pass(NATS);
    shelf.stock("v1.1.0", "c");
    source.offer("v1.1.0");
    assertThat(home.pass(NATS).outcome()).isInstanceOf(Outcome.Halted.class);

    decide(new Word.Approve(Optional.empty()));

    assertThat(decisions("nats"))
        .containsExactly(
            new PersonDecision.ApproveChanges(
                FakeSource.candidate("v1.1.0").revision(),
                List.of("delete a", "delete b"),
                Instant.parse("2026-01-12T08:00:00Z")));
    assertThat(home.pass(NATS).outcome()).isInstanceOf(Outcome.Applied.class);
    assertThat(home.pass(NATS).outcome()).isInstanceOf(Outcome.Unchanged.class);
  }

  @Test
  void approveWhereNothingWaits_isRefusedAndKeepsNothing() throws Exception {
    home.with("nats").source().offer("v1.0.0");
    home.pass(NATS);

    assertThatThrownBy(() -> decide(new Word.Approve(Optional.empty())))
        .hasMessageContaining("SYN-APPROVE-NOTHING");
    assertThat(decisions("nats")).isEmpty();
    assertThat(home.open()).isZero();
  }

  @Test
  void holdAndUnhold_standAndEnd() throws Exception {
    var until = Instant.parse("2026-02-01T00:00:00Z");
    home.with("nats");

    decide(new Word.Hold(Optional.of(until)));
    decide(new Word.Unhold());

    assertThat(decisions("nats"))
        .containsExactly(
            new PersonDecision.Hold(Optional.of(until), Optional.empty()),
            new PersonDecision.Unhold());
    assertThat(home.out())
        .contains("nats is held until 2026-02-01T00:00:00Z", "nats is no longer held");
  }

  @Test
  void aHoldThatIsOverAlready_isWrongUse() throws Exception {
    home.with("nats");

    var code = decide(new Word.Hold(Optional.of(home.pace.now())));

    assertThat(code).isEqualTo(ExitCode.USAGE);
    assertThat(home.err()).contains("SYN-HOLD-PAST");
    assertThat(decisions("nats")).isEmpty();
  }

  @Test
  void whatStandsAlready_isSaidAndNotKeptAgain() throws Exception {
    home.with("nats");

    decide(new Word.Unpin());
    decide(new Word.Unhold());
    decide(new Word.Resume());

    assertThat(decisions("nats")).isEmpty();
    assertThat(home.out().lines())
        .containsExactly(
            "nats was not pinned; nothing has changed.",
            "nats was not held; nothing has changed.",
            "nats was not suspended; nothing has changed.");
  }

  @Test
  void suspendAndResume_stopAndStartItsPasses() throws Exception {
    home.with("nats").source().offer("v1.0.0");

    decide(new Word.Suspend());
    var suspended = home.pass(NATS).outcome();
    decide(new Word.Resume());

    assertThat(suspended).isInstanceOf(Outcome.Suspended.class);
    assertThat(home.pass(NATS).outcome()).isInstanceOf(Outcome.Applied.class);
  }

  @Test
  void anUnknownSync_isRefusedWithTheNearestName() {
    home.with("natz");

    assertThatThrownBy(() -> decide(new Word.Suspend()))
        .hasMessageContaining("did you mean 'natz'?");
  }

  @Test
  void json_saysWhatWasKept() throws Exception {
    home.with("nats");
    var word = new Word.Approve(Optional.of("v2.0.0"));

    decides.decide(new DecideRequest(NATS, word, "tested"), home.programs());

    assertThat(home.out())
        .isEqualTo(
            """
            {
              "sync" : "nats",
              "decision" : "approve",
              "changed" : true,
              "version" : "v2.0.0",
              "expires" : "2026-01-12T08:00:00Z",
              "who" : "kim",
              "when" : "2026-01-05T08:00:00Z",
              "why" : "tested"
            }
            """);
  }

  @Test
  void approvingWhatNobodyOffers_isKeptWithAWarning() throws Exception {
    home.with("nats").source().offer("v1.0.0");

    var code = decide(new Word.Approve(Optional.of("v2.O.0")));

    assertThat(code).isEqualTo(ExitCode.DONE);
    assertThat(decisions("nats")).hasSize(1);
    assertThat(home.err()).contains("v2.O.0 is on offer nowhere, and was never seen");
  }

  @Test
  void approvingWhatIsOnOffer_warnsOfNothing() throws Exception {
    home.with("nats").source().offer("v1.0.0");

    decide(new Word.Approve(Optional.of("1.0.0")));

    assertThat(home.err()).isEmpty();
  }

  @Test
  void approvingWhileTheSourceIsSilent_saysThatItCouldNotBeAsked() throws Exception {
    home.with("nats")
        .source()
        .failNext(
            new Fault.Rejected(new Complaint("SYN-TEST-AWAY", "the source", "is away", "Wait")));

    var code = decide(new Word.Approve(Optional.of("v1.0.0")));

    assertThat(code).isEqualTo(ExitCode.DONE);
    assertThat(home.err()).contains("the source cannot be asked").contains("SYN-TEST-AWAY");
  }

  @Test
  void pinningWhatNobodyOffers_isKeptWithAWarning() throws Exception {
    home.with("nats").source().offer("v1.0.0");

    decide(new Word.Pin("v7"));

    assertThat(decisions("nats")).hasSize(1);
    assertThat(home.err()).contains("v7 is not on offer");
  }

  @Test
  void pinningWhatIsOnOffer_warnsOfNothing() throws Exception {
    home.with("nats").source().offer("v1.0.0");

    decide(new Word.Pin("1.0.0"));

    assertThat(home.err()).isEmpty();
  }

  @Test
  void pinningWhatIsInQuarantine_saysThatItMustBeApproved() throws Exception {
    var nats = home.with("nats");
    nats.source().offer("v1.0.0");
    var unfit = new Complaint("SYN-TEST-CHECK", "nats", "its check failed", "nothing");
    nats.target().failNextApply(new Fault.Unfit(unfit, 1));
    home.pass(NATS);

    decide(new Word.Pin("v1.0.0"));

    assertThat(home.err())
        .contains("v1.0.0 is in quarantine: nats: its check failed")
        .contains("not brought until 'syncline approve nats v1.0.0'");
  }

  @Test
  void approvingWhatIsLowerThanInstalled_saysThatOnlyAPinGoesDown() throws Exception {
    var nats = home.with("nats");
    nats.source().offer("v1.1.0");
    home.pass(NATS);
    nats.source().offer("v1.0.0", "v1.1.0");

    decide(new Word.Approve(Optional.of("v1.0.0")));

    assertThat(home.err())
        .contains("v1.0.0 is lower than v1.1.0, which is installed, and no approval goes down")
        .contains("syncline pin nats v1.0.0");
  }

  @Test
  void aLedgerThatWasDamaged_isSaidLoudly() throws Exception {
    home.with("nats");
    home.damage(new Problem("SYN-TEST-DAMAGED", "a new ledger began"));

    decide(new Word.Pin("v1.0.0"));

    assertThat(home.err()).contains("SYN-TEST-DAMAGED a new ledger began");
  }
}
