package dev.syncline.app.work.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.syncline.app.cli.ExitCode;
import dev.syncline.app.cli.request.RollbackRequest;
import dev.syncline.app.work.Home;
import dev.syncline.app.work.NoDaemon;
import dev.syncline.app.work.Shelf;
import dev.syncline.app.work.look.Looks;
import dev.syncline.core.content.Content.Artifact;
import dev.syncline.core.policy.PersonDecision;
import dev.syncline.core.policy.Said;
import dev.syncline.core.policy.Standing;
import dev.syncline.core.policy.Track;
import dev.syncline.core.run.Complaint;
import dev.syncline.core.run.Fault;
import dev.syncline.core.run.SyncName;
import dev.syncline.engine.sentence.DriftRule;
import dev.syncline.engine.sentence.Sentence;
import dev.syncline.engine.sentence.Supply;
import dev.syncline.testkit.FakeSource;
import dev.syncline.testkit.FakeTarget;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RollbackTest {
  private static final SyncName NATS = new SyncName("nats");

  private final Home home = new Home();
  private final Changes changes =
      new Changes(
          home,
          new Looks(home, () -> Path.of("manifest")),
          new NoDaemon(ExitCode.DONE),
          new Changes.Person("kim", 2));

  private ExitCode rollback(Optional<String> to) throws Exception {
    return changes.rollback(new RollbackRequest(NATS, to, "it crashes"), home.people());
  }

  /// One after the other, each proven good.
  private Home.Part brought(String... versions) throws Exception {
    var nats = home.with("nats");
    for (var version : versions) {
      nats.source().offer(version);
      home.pass(NATS);
    }
    return nats;
  }

  @Test
  void withoutTo_itGoesBackToWhatWasGoodBefore() throws Exception {
    var nats = brought("v1.0.0", "v1.1.0", "v1.2.0");

    var code = rollback(Optional.empty());

    assertThat(code).isEqualTo(ExitCode.DONE);
    assertThat(nats.target().live()).contains(Home.digestOf("v1.1.0"));
    assertThat(home.out())
        .isEqualTo(
            """
            SYNC  OUTCOME      FROM    TO      CHANGES  DETAIL
            nats  rolled back  v1.2.0  v1.1.0  1        kim: it crashes
            It is held there until something newer comes or 'syncline unhold nats'.
            """);
  }

  @Test
  void itIsHeldUntilTheSourceMovesPastIt() throws Exception {
    var nats = brought("v1.0.0", "v1.1.0");

    rollback(Optional.empty());

    var hold =
        new PersonDecision.Hold(
            Optional.empty(), Optional.of(FakeSource.candidate("v1.1.0").revision()));
    assertThat(home.ledger.decisions().of(NATS))
        .containsExactly(
            new Said(hold, "kim", home.pace.now(), "rolled back from v1.1.0, it crashes"));
    nats.source().offer("v1.1.0");
    home.pass(NATS);
    assertThat(nats.target().live()).contains(Home.digestOf("v1.0.0"));
    nats.source().offer("v1.1.0", "v1.1.1");
    home.pass(NATS);
    assertThat(nats.target().live()).contains(Home.digestOf("v1.1.1"));
  }

  @Test
  void aHoldForGood_isNotWeakened() throws Exception {
    brought("v1.0.0", "v1.1.0");
    home.says("nats", new PersonDecision.Hold(Optional.empty(), Optional.empty()));

    rollback(Optional.empty());

    assertThat(home.ledger.decisions().of(NATS)).hasSize(1);
  }

  @Test
  void to_isFoundByNameOrRevision() throws Exception {
    var nats = brought("v1.0.0", "v1.1.0", "v1.2.0");

    rollback(Optional.of("1.0.0"));
    var byName = nats.target().live();
    rollback(Optional.of("commit-of-v1.1"));

    assertThat(byName).contains(Home.digestOf("v1.0.0"));
    assertThat(nats.target().live()).contains(Home.digestOf("v1.1.0"));
  }

  @Test
  void toWhatWasNeverGood_saysWhatThereIs() throws Exception {
    brought("v1.0.0", "v1.1.0");

    assertThatThrownBy(() -> rollback(Optional.of("v0.9.0")))
        .hasMessageContaining("It can go back to: v1.0.0")
        .hasMessageContaining("SYN-ROLLBACK-UNKNOWN");
    assertThatThrownBy(() -> rollback(Optional.of("v1.1.0")))
        .hasMessageContaining("that is installed now");
    assertThat(home.ledger.decisions().of(NATS)).isEmpty();
  }

  @Test
  void nothingWasEverGood_isNotSaidToHaveBeen() throws Exception {
    var part = home.with("nats");
    part.target().makeSick(Home.digestOf("v1.0.0"));
    part.source().offer("v1.0.0");
    home.pass(NATS);
    home.pace.move(Duration.ofMinutes(6));
    home.pass(NATS);

    assertThatThrownBy(() -> rollback(Optional.empty()))
        .hasMessageContaining("nothing was ever known to be good here, v1.0.0 neither");
  }

  @Test
  void nothingToGoBackTo_isRefused() throws Exception {
    brought("v1.0.0");

    assertThatThrownBy(() -> rollback(Optional.empty()))
        .hasMessageContaining("nothing but v1.0.0 was ever known to be good")
        .hasMessageContaining("SYN-ROLLBACK-NONE");
    assertThat(home.open()).isZero();
  }

  @Test
  void aTargetThatCannotGoBack_isRefusedByName() throws Exception {
    var shelf = new Shelf();
    var source = new FakeSource();
    home.declare("nats", source, shelf, DriftRule.HEAL);
    shelf.stock("v1.0.0", "a");
    source.offer("v1.0.0");
    home.pass(NATS);

    assertThatThrownBy(() -> rollback(Optional.empty()))
        .hasMessageContaining("SYN-ROLLBACK-UNABLE");
    assertThat(home.ledger.decisions().of(NATS)).isEmpty();
  }

  @Test
  void aLedgerThatDoesNotTakeTheHold_leavesTheTargetAlone() throws Exception {
    var nats = brought("v1.0.0", "v1.1.0");
    home.ledger.failNext(
        new Fault.Rejected(new Complaint("SYN-TEST-DISK", "the ledger", "is full", "Clear it")));

    assertThatThrownBy(() -> rollback(Optional.empty())).hasMessageContaining("SYN-TEST-DISK");

    assertThat(nats.target().live()).contains(Home.digestOf("v1.1.0"));
  }

  @Test
  void whatIsGoneBackToIsSickToo_isOne() throws Exception {
    var nats = brought("v1.0.0", "v1.1.0");
    nats.target().makeSick(Home.digestOf("v1.0.0"));
    var time = home.passingTime();

    var code = rollback(Optional.empty());

    time.interrupt();
    assertThat(code).isEqualTo(ExitCode.FAILED);
    assertThat(home.err()).contains("SYN-ROLLBACK-SICK");
  }

  @Test
  void unhold_bringsWhatWasGoneBackFromAgain() throws Exception {
    var branch = new Branch();
    var target = new FakeTarget();
    var sentence = new Sentence<Artifact>(Supply.from(branch), target);
    home.declare("nats", sentence, Home.policy(Track.COMMITS), DriftRule.HEAL);
    for (var tip : List.of("one", "two")) {
      branch.moveTo(tip);
      home.pass(NATS);
    }

    rollback(Optional.empty());
    home.pass(NATS);
    var held = target.live();
    home.says("nats", new PersonDecision.Unhold());
    home.pass(NATS);

    assertThat(held).contains(Home.digestOf("one"));
    assertThat(target.live()).contains(Home.digestOf("two"));
  }

  @Test
  void backOnceMore_goesFurtherBackAndNeverForward() throws Exception {
    var nats = brought("v1.0.0", "v1.1.0", "v1.2.0");

    rollback(Optional.empty());
    var once = nats.target().live();
    rollback(Optional.empty());

    assertThat(once).contains(Home.digestOf("v1.1.0"));
    assertThat(nats.target().live()).contains(Home.digestOf("v1.0.0"));
    assertThatThrownBy(() -> rollback(Optional.empty()))
        .hasMessageContaining("there is nothing to go back to")
        .hasMessageContaining("v1.1.0, v1.2.0")
        .hasMessageContaining("SYN-ROLLBACK-NONE");
  }

  @Test
  void backOnceMore_afterAStepOverOne_doesNotGoToThatOne() throws Exception {
    var nats = brought("v1.0.0", "v1.1.0", "v1.2.0", "v1.3.0");

    rollback(Optional.of("v1.1.0"));
    rollback(Optional.empty());

    assertThat(nats.target().live()).contains(Home.digestOf("v1.0.0"));
  }

  @Test
  void aSecondRollback_keepsWhatTheFirstHoldsAgainst() throws Exception {
    var nats = brought("v1.0.0", "v1.1.0", "v1.2.0");

    rollback(Optional.empty());
    rollback(Optional.empty());
    nats.source().offer("v1.0.0", "v1.1.0", "v1.2.0");
    home.pass(NATS);

    assertThat(home.ledger.decisions().of(NATS)).hasSize(1);
    assertThat(nats.target().live()).contains(Home.digestOf("v1.0.0"));
  }

  @Test
  void aRollbackOfWhatCameSince_holdsAgainstThat() throws Exception {
    var nats = brought("v1.0.0", "v1.1.0");
    rollback(Optional.empty());
    nats.source().offer("v1.2.0");
    home.pass(NATS);

    rollback(Optional.empty());
    home.pass(NATS);

    assertThat(nats.target().live()).contains(Home.digestOf("v1.0.0"));
    assertThat(home.ledger.decisions().of(NATS)).hasSize(2);
  }

  @Test
  void commits_goBackOneByOneAndStayHeld() throws Exception {
    var branch = new Branch();
    var target = new FakeTarget();
    var sentence = new Sentence<Artifact>(Supply.from(branch), target);
    home.declare("nats", sentence, Home.policy(Track.COMMITS), DriftRule.HEAL);
    for (var tip : List.of("one", "two", "three")) {
      branch.moveTo(tip);
      home.pass(NATS);
    }

    rollback(Optional.empty());
    rollback(Optional.empty());
    home.pass(NATS);

    assertThat(target.live()).contains(Home.digestOf("one"));
  }

  @Test
  void aHoldUntilATime_isNotReplaced() throws Exception {
    brought("v1.0.0", "v1.1.0");
    var until = Optional.of(home.pace.now().plusSeconds(60));
    home.says("nats", new PersonDecision.Hold(until, Optional.empty()));

    rollback(Optional.empty());

    assertThat(home.ledger.decisions().of(NATS)).hasSize(1);
  }

  @Test
  void bytesThatAreGone_leaveNoHold() throws Exception {
    var forgetful = forgetful();

    var code = rollback(Optional.empty());

    assertThat(code).isEqualTo(ExitCode.FAILED);
    assertThat(standing().hold()).isEmpty();
    assertThat(home.err()).contains("nats is not held by it").contains("syncline pin nats");
    assertThat(forgetful.live()).contains(Home.digestOf("v1.1.0"));
  }

  @Test
  void bytesThatAreGone_leaveTheHoldOfBefore() throws Exception {
    forgetful();
    home.says("nats", new PersonDecision.Hold(Optional.empty(), Optional.empty()));

    rollback(Optional.empty());

    assertThat(standing().hold()).isPresent();
    assertThat(home.err()).doesNotContain("not held");
  }

  private Standing standing() throws Exception {
    return Standing.of(home.ledger.decisions().of(NATS), home.pace.now());
  }

  /// v1.0.0 was brought, then v1.1.0, and the bytes of the first are nowhere any more.
  private FakeTarget forgetful() throws Exception {
    var target = new FakeTarget();
    var source = new FakeSource();
    home.declare("nats", source, new Forgetful(target), DriftRule.HEAL);
    for (var version : List.of("v1.0.0", "v1.1.0")) {
      source.offer(version);
      home.pass(NATS);
    }
    return target;
  }
}
