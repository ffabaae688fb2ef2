package dev.syncline.app.work.recall;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.app.cli.ExitCode;
import dev.syncline.app.cli.request.RollbackRequest;
import dev.syncline.app.cli.request.StatusRequest;
import dev.syncline.app.work.Home;
import dev.syncline.app.work.NoDaemon;
import dev.syncline.app.work.change.Changes;
import dev.syncline.app.work.look.Looks;
import dev.syncline.core.content.Digest;
import dev.syncline.core.policy.PersonDecision;
import dev.syncline.core.run.Complaint;
import dev.syncline.core.run.Fault;
import dev.syncline.testkit.FakeSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What a later run or a later word of a person made void is not shown any more.
class StatusAfterDecisionsTest {
  private final Home home = new Home();
  private final Recalls recalls = new Recalls(home);

  private String status() throws Exception {
    home.listenAnew();
    assertThat(recalls.status(new StatusRequest(List.of(), false), home.people()))
        .isEqualTo(ExitCode.DONE);
    return home.out();
  }

  private String json() throws Exception {
    home.listenAnew();
    recalls.status(new StatusRequest(List.of(), false), home.programs());
    return home.out();
  }

  private Home.Part with(String... versions) throws Exception {
    var part = home.with("nats");
    part.source().offer(versions);
    pass(part);
    return part;
  }

  private void pass(Home.Part part) throws Exception {
    home.pace.move(Duration.ofMinutes(1));
    home.pass(part.name());
  }

  private void says(PersonDecision decision) throws Exception {
    home.pace.move(Duration.ofMinutes(1));
    home.says("nats", decision);
  }

  private PersonDecision approval(String version) {
    return new PersonDecision.ApproveVersion(version, home.pace.now().plus(Duration.ofDays(7)));
  }

  @Test
  void whatWaitsIsApproved_isCalledByItsTag() throws Exception {
    var nats = with("v1.0.0");
    nats.source().offer("v1.0.0", "v2.0.0");
    pass(nats);

    says(approval(FakeSource.candidate("v2.0.0").revision().value()));

    assertThat(status()).contains("approved v2.0.0 by ada; the next pass takes it");
  }

  @Test
  void approved_saysSoAndIsOverOnceApplied() throws Exception {
    var nats = with("v1.0.0");
    nats.source().offer("v1.0.0", "v2.0.0");
    pass(nats);

    says(approval("v2.0.0"));
    assertThat(status())
        .contains("approved v2.0.0 by ada; the next pass takes it")
        .doesNotContain("waits");

    pass(nats);
    assertThat(status()).contains("up to date").doesNotContain("waits", "approved");
  }

  @Test
  void unheldAndApplied_nothingOfTheHoldIsLeft() throws Exception {
    var nats = with("v1.0.0");
    nats.source().offer("v1.0.0", "v1.5.0");
    says(new PersonDecision.Hold(Optional.empty(), Optional.empty()));
    pass(nats);

    says(new PersonDecision.Unhold());
    assertThat(status()).contains("no longer held, by ada").doesNotContain("waits");

    pass(nats);
    assertThat(status()).contains("up to date").doesNotContain("waits", "held");
  }

  @Test
  void resumed_isNoLongerCalledSuspended() throws Exception {
    var nats = with("v1.0.0");
    says(new PersonDecision.Suspend());
    pass(nats);

    says(new PersonDecision.Resume());

    assertThat(status()).contains("resumed, by ada").doesNotContain("suspended");
  }

  @Test
  void aMajorThatWaits_isSaidAlsoAfterDriftWasHealed() throws Exception {
    var nats = with("v1.0.0", "v1.1.0");
    nats.source().offer("v1.1.0", "v2.0.0");
    nats.target().edit(Digest.of("edited"));
    pass(nats);

    assertThat(status()).contains("up to date; waits: v2.0.0: a major step from v1.1.0");
  }

  @Test
  void aMajorThatWaits_isSaidAlsoAfterARollback() throws Exception {
    var nats = with("v1.0.0");
    nats.source().offer("v1.0.0", "v1.1.0", "v2.0.0");
    nats.target().makeSick(Home.digestOf("v1.1.0"));
    pass(nats);
    while (home.ledger.runs().open(nats.name()).isPresent()) {
      pass(nats);
    }

    assertThat(status())
        .contains("rolled back: v1.1.0: answers 503", "; waits: v2.0.0: a major step")
        .doesNotContain("waits: v1.1.0");
    assertThat(json()).contains("\"latest\" : \"v1.0.0\"");
  }

  @Test
  void rolledBackOnDemand_latestIsNotWhatWasBrought() throws Exception {
    var nats = with("v1.0.0");
    nats.source().offer("v1.0.0", "v1.1.0");
    pass(nats);
    var looks = new Looks(home, () -> Path.of("none"));
    var changes =
        new Changes(home, looks, new NoDaemon(ExitCode.DONE), new Changes.Person("ada", 1));
    home.pace.move(Duration.ofMinutes(1));
    changes.rollback(new RollbackRequest(nats.name(), Optional.empty(), ""), home.people());

    assertThat(json()).contains("\"version\" : \"v1.0.0\"", "\"latest\" : \"v1.0.0\"");
  }

  @Test
  void nothingInstalledAndTheNewestInQuarantine_saysWhatToDo() throws Exception {
    var nats = home.with("nats");
    nats.source().offer("v1.0.0", "v1.1.0");
    var unfit = new Complaint("SYN-TEST-CHECK", "nats", "its check ended with 1", "nothing");
    nats.target().failNextApply(new Fault.Unfit(unfit, 1));
    pass(nats);
    pass(nats);

    assertThat(status())
        .contains("failed: v1.1.0 is in quarantine since", "its check ended with 1")
        .contains("if that is mended: syncline approve nats v1.1.0");
  }

  @Test
  void onProbationAndUnhealthy_saysWhatIsWrong() throws Exception {
    var nats = home.with("nats", Duration.ofSeconds(30));
    nats.source().offer("v1.0.0");
    nats.target().makeSick(Home.digestOf("v1.0.0"));
    pass(nats);

    assertThat(status()).contains("v1.0.0 is on probation: answers 503");
  }

  @Test
  void pinnedToWhatIsNotOnOffer_isSaidAlsoWhileHeld() throws Exception {
    var nats = with("v1.0.0");
    says(new PersonDecision.Pin("v7"));
    pass(nats);
    assertThat(status()).contains("pinned to v7 by ada", "which is not on offer");

    says(new PersonDecision.Hold(Optional.empty(), Optional.empty()));
    assertThat(status()).contains("held by ada", "; pinned to v7 by ada");
  }
}
