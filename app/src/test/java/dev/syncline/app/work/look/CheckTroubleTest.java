package dev.syncline.app.work.look;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.app.cli.request.CheckRequest;
import dev.syncline.app.cli.request.PlanRequest;
import dev.syncline.app.work.Home;
import dev.syncline.app.work.Shelf;
import dev.syncline.core.policy.PersonDecision;
import dev.syncline.core.run.Complaint;
import dev.syncline.core.run.Fault;
import dev.syncline.core.run.SyncName;
import dev.syncline.engine.sentence.DriftRule;
import dev.syncline.testkit.FakeSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// `check` and `plan` say what stands in the way, and what a person can do.
class CheckTroubleTest {
  private static final Complaint CHECK_FAILS =
      new Complaint("SYN-TEST-CHECK", "nats", "its check ended with 1", "nothing to do");

  private final Home home = new Home();
  private final Looks looks = new Looks(home, () -> Path.of("none"));

  private String check() throws Exception {
    home.listenAnew();
    looks.check(new CheckRequest(List.of(), false, false), home.people());
    return home.out();
  }

  private String plan() throws Exception {
    home.listenAnew();
    looks.plan(new PlanRequest(List.of(), false, false, Optional.empty(), false), home.people());
    return home.out();
  }

  private void failingCheck(Home.Part part) throws Exception {
    part.target().failNextApply(new Fault.Unfit(CHECK_FAILS, 1));
    home.pass(part.name());
  }

  @Test
  void aNewerOneInQuarantine_isNamedWithItsReason() throws Exception {
    var nats = home.with("nats");
    nats.source().offer("v1.0.0");
    home.pass(nats.name());
    nats.source().offer("v1.0.0", "v1.1.0");
    failingCheck(nats);

    assertThat(check())
        .contains("waits  v1.1.0 is in quarantine since", "its check ended with 1")
        .contains("nats: if v1.1.0 is mended: syncline approve nats v1.1.0")
        .doesNotContain("up to date");
  }

  @Test
  void nothingInstalledAndTheNewestInQuarantine_isSaidByCheckAndPlan() throws Exception {
    var nats = home.with("nats");
    nats.source().offer("v1.0.0", "v1.1.0");
    failingCheck(nats);

    for (var said : List.of(check(), plan())) {
      assertThat(said)
          .contains("v1.1.0 is in quarantine since", "its check ended with 1")
          .contains("nats: if v1.1.0 is mended: syncline approve nats v1.1.0");
    }
  }

  @Test
  void aMajorAndAQuarantine_areBothSaid() throws Exception {
    var nats = home.with("nats");
    nats.source().offer("v1.0.0");
    home.pass(nats.name());
    nats.source().offer("v1.0.0", "v1.1.0");
    failingCheck(nats);
    nats.source().offer("v1.0.0", "v1.1.0", "v2.0.0");

    assertThat(check()).contains("v2.0.0 is a major step", "; v1.1.0 waits: in quarantine since");
  }

  @Test
  void whatIsInstalledWasNeverHealthy_isNotUpToDate() throws Exception {
    var nats = home.with("nats");
    nats.source().offer("v1.0.0");
    nats.target().makeSick(Home.digestOf("v1.0.0"));
    home.pass(nats.name());
    home.pace.move(Duration.ofMinutes(6));
    home.pass(nats.name());

    assertThat(check())
        .contains("not healthy  v1.0.0 is installed, but in quarantine: answers 503");
  }

  @Test
  void pinnedToWhatIsNotOnOffer_isNotUpToDate() throws Exception {
    var nats = home.with("nats");
    nats.source().offer("v1.0.0");
    home.pass(nats.name());
    home.says("nats", new PersonDecision.Pin("v7"));

    assertThat(check())
        .contains("waits for a person  pinned to v7 by ada", "which is not on offer");
  }

  private void haltedShelf() throws Exception {
    var shelf = new Shelf();
    var source = new FakeSource();
    home.declare("shelf", source, shelf, DriftRule.HEAL);
    shelf.stock("v1.0.0", "a", "b");
    source.offer("v1.0.0");
    home.pass(new SyncName("shelf"));
    shelf.stock("v1.1.0", "c");
    source.offer("v1.1.0");
    home.pass(new SyncName("shelf"));
  }

  @Test
  void halted_isNoPlainUpdateUntilSomebodyAgrees() throws Exception {
    haltedShelf();

    assertThat(check())
        .contains("halted  by a guard: would delete 2 of 2, a person must agree")
        .contains("shelf: look at 'syncline plan shelf'; if that is meant: syncline approve shelf")
        .doesNotContain("update available");

    home.says(
        "shelf",
        new PersonDecision.ApproveChanges(
            FakeSource.candidate("v1.1.0").revision(),
            List.of("delete a", "delete b"),
            home.pace.now().plus(Duration.ofDays(7))));
    assertThat(check()).contains("update available");
  }

  @Test
  void halted_thePlanShowsWhatWouldBeDeletedWithoutBeingAskedToBuild() throws Exception {
    haltedShelf();

    assertThat(plan()).contains("shelf  delete", "a guard would halt it: the plan would delete 2");
  }
}
