package dev.syncline.engine.pass;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.core.policy.PersonDecision;
import dev.syncline.core.policy.Quarantine;
import dev.syncline.core.run.Cause;
import dev.syncline.core.run.Complaint;
import dev.syncline.core.run.Fault;
import dev.syncline.core.run.Outcome;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What is given up, for how long, and that it is said.
class QuarantineTest {
  private static final Complaint CHECK_FAILS =
      new Complaint("SYN-TEST-CHECK", "service", "its check ended with 1", "nothing to do");

  private final World world = new World();

  private Report passWithFailingCheck() throws Exception {
    world.target.failNextApply(new Fault.Unfit(CHECK_FAILS, 1));
    return world.pass(Cause.PERSON);
  }

  @Test
  void theFirstVersionFailsItsCheck_noLowerOneIsTakenAndThatIsAFailure() throws Exception {
    world.source.offer("v1.0.0", "v1.1.0", "v1.2.0");
    assertThat(passWithFailingCheck().outcome()).isInstanceOf(Outcome.Failed.class);

    var second = world.pass(Cause.PERSON).outcome();

    assertThat(second).isInstanceOf(Outcome.Failed.class);
    assertThat(second.reason())
        .contains("v1.2.0 is in quarantine since", "its check ended with 1")
        .contains("syncline approve service v1.2.0", "SYN-POLICY-QUARANTINED");
    assertThat(world.target.live()).isEmpty();
  }

  @Test
  void somethingIsInstalled_aQuarantinedNewerOneWaits() throws Exception {
    world.source.offer("v1.0.0");
    world.pass();
    world.source.offer("v1.0.0", "v1.1.0");
    passWithFailingCheck();

    var second = world.pass(Cause.PERSON).outcome();

    assertThat(second).isInstanceOf(Outcome.Waiting.class);
    assertThat(second.reason())
        .startsWith("v1.1.0 is in quarantine since")
        .endsWith("if that is mended: syncline approve service v1.1.0");
  }

  @Test
  void anotherCheck_liftsWhatTheOldOneFailed() throws Exception {
    world.source.offer("v1.0.0");
    passWithFailingCheck();
    world.target.tryBy("another check");

    var outcome = world.pass().outcome();

    assertThat(outcome).isInstanceOf(Outcome.Applied.class);
    assertThat(world.ledger.quarantines().of(World.SYNC)).isEmpty();
  }

  @Test
  void anotherCheck_doesNotLiftWhatWasUnhealthy() throws Exception {
    var watched = Worlds.proven("v1.0.0");
    watched.source.offer("v1.0.0", "v1.1.0");
    watched.target.makeSick(World.digestOf("v1.1.0"));
    Worlds.verdict(watched, watched.pass());
    watched.target.tryBy("another check");

    var outcome = watched.pass().outcome();

    assertThat(outcome.reason()).startsWith("v1.1.0 is in quarantine since");
    assertThat(watched.ledger.quarantines().of(World.SYNC))
        .singleElement()
        .returns("v1.1.0", Quarantine::name);
  }

  @Test
  void approved_isTriedAgain() throws Exception {
    world.source.offer("v1.0.0");
    passWithFailingCheck();
    world.says(
        new PersonDecision.ApproveVersion("v1.0.0", world.pace.now().plus(Duration.ofDays(7))));

    assertThat(world.pass().outcome()).isInstanceOf(Outcome.Applied.class);
  }

  private static World firstInstallSick() throws Exception {
    var world = World.onProbation();
    world.target.makeSick(World.digestOf("v1.0.0"));
    world.source.offer("v1.0.0");
    Worlds.verdict(world, world.pass());
    return world;
  }

  @Test
  void whatIsInstalledWasNeverHealthy_eachFurtherPassFails() throws Exception {
    var sick = firstInstallSick();
    sick.restart();

    for (var cause : List.of(Cause.PERSON, Cause.POLL, Cause.PERSON)) {
      var outcome = sick.pass(cause).outcome();

      assertThat(outcome).as(cause.word()).isInstanceOf(Outcome.Failed.class);
      assertThat(outcome.reason())
          .contains("v1.0.0", "in quarantine", "answers 503", "restart it by hand");
    }
  }

  @Test
  void whatIsInstalledWasNeverHealthyButIsNow_isTakenOutOfQuarantine() throws Exception {
    var mended = firstInstallSick();
    mended.target.heal(World.digestOf("v1.0.0"));

    assertThat(mended.pass(Cause.PERSON).outcome()).isInstanceOf(Outcome.Applied.class);

    assertThat(mended.ledger.quarantines().of(World.SYNC)).isEmpty();
    assertThat(mended.pass(Cause.PERSON).outcome()).isInstanceOf(Outcome.Unchanged.class);
  }

  @Test
  void whatWasGoneBackToIsStillSick_aPersonHearsThat() throws Exception {
    var both = Worlds.proven("v1.0.0");
    both.target.makeSick(World.digestOf("v1.1.0"));
    both.target.makeSick(World.digestOf("v1.0.0"));
    both.source.offer("v1.0.0", "v1.1.0");
    Worlds.verdict(both, both.pass());

    var outcome = both.pass(Cause.PERSON).outcome();

    assertThat(outcome).isInstanceOf(Outcome.Failed.class);
    assertThat(outcome.reason()).contains("SYN-ROLLBACK-SICK", "answers 503", "restart it by hand");
  }
}
