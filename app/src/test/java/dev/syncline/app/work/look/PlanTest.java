package dev.syncline.app.work.look;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.app.cli.ExitCode;
import dev.syncline.app.cli.request.PlanRequest;
import dev.syncline.app.work.Home;
import dev.syncline.app.work.Shelf;
import dev.syncline.core.content.Digest;
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

class PlanTest {
  private final Home home = new Home();
  private final Looks looks = new Looks(home, () -> Path.of("manifest"));

  private static PlanRequest plan(boolean diff, boolean build, boolean exitCode) {
    return new PlanRequest(List.of(), diff, build, Optional.empty(), exitCode);
  }

  @Test
  void anUpdate_isPlannedOverAPromiseAndNothingIsFetched() throws Exception {
    var nats = home.with("nats");
    nats.source().offer("v1.0.0");
    home.pass(nats.name());
    nats.source().offer("v1.0.0", "v1.1.0");

    var code = looks.plan(plan(false, false, true), home.people());

    assertThat(code).isEqualTo(ExitCode.PENDING);
    assertThat(nats.source().fetches()).isEqualTo(1);
    assertThat(home.opened).containsExactly("read");
    assertThat(home.out())
        .isEqualTo(
            """
            SYNC  ACTION   KEY      FROM    TO      DETAIL
            nats  replace  service  v1.0.0  v1.1.0  would be fetched from upstream.example/service; digest known then
            """);
  }

  @Test
  void json_hasTheChangesWithTheirDigests() throws Exception {
    var nats = home.with("nats");
    nats.source().offer("v1.0.0");
    home.pass(nats.name());
    nats.source().offer("v1.0.0", "v1.1.0");

    looks.plan(plan(false, false, false), home.programs());

    assertThat(home.out())
        .isEqualTo(
            """
            {
              "syncs" : [ {
                "name" : "nats",
                "action" : "bring",
                "from" : "v1.0.0",
                "to" : "v1.1.0",
                "from_revision" : "commit-of-v1.0.0",
                "to_revision" : "commit-of-v1.1.0",
                "reason" : null,
                "promised" : "fetched from upstream.example/service",
                "changes" : [ {
                  "action" : "replace",
                  "key" : "service",
                  "from" : "%s",
                  "to" : null,
                  "suspected" : false,
                  "detail" : ""
                } ],
                "changes_count" : 1,
                "guard" : null,
                "unfinished" : null
              } ]
            }
            """
                .formatted(Home.digestOf("v1.0.0")));
  }

  @Test
  void build_plansOverTheContentAndStopsThere() throws Exception {
    var nats = home.with("nats");
    nats.source().offer("v1.0.0");

    looks.plan(plan(true, true, false), home.people());

    assertThat(home.opened).containsExactly("change");
    assertThat(nats.source().fetches()).isEqualTo(1);
    assertThat(nats.target().live()).isEmpty();
    assertThat(home.ledger.written()).isEmpty();
    assertThat(home.out())
        .isEqualTo(
            """
            nats: - -> v1.0.0
              + service  %s
            """
                .formatted(Home.digestOf("v1.0.0").shortened()));
  }

  @Test
  void build_saysTheDigestThatItIsMadeFor() throws Exception {
    home.with("nats").source().offer("v1.0.0");

    looks.plan(plan(false, true, false), home.people());

    assertThat(home.out()).contains("digest " + Home.digestOf("v1.0.0").shortened());
  }

  @Test
  void diff_ofAPromiseSaysWhenTheDigestWillBeKnown() throws Exception {
    var nats = home.with("nats");
    nats.source().offer("v1.0.0");
    home.pass(nats.name());
    nats.source().offer("v1.1.0");

    looks.plan(plan(true, false, false), home.people());

    assertThat(home.out())
        .isEqualTo(
            """
            nats: v1.0.0 -> v1.1.0
              ~ service  %s -> known once it is made
            """
                .formatted(Home.digestOf("v1.0.0").shortened()));
  }

  @Test
  void nothingToDo_isSaidWithItsReason() throws Exception {
    var nats = home.with("nats");
    nats.source().offer("v1.0.0");
    home.pass(nats.name());

    var code = looks.plan(plan(false, false, true), home.people());

    assertThat(code).isEqualTo(ExitCode.DONE);
    assertThat(home.out()).contains("none", "v1.0.0 is installed and the newest");
  }

  @Test
  void drift_isPlannedFromTheArtifactStore() throws Exception {
    var nats = home.with("nats");
    nats.source().offer("v1.0.0");
    home.pass(nats.name());
    nats.target().edit(Digest.of("edited"));

    looks.plan(plan(true, false, false), home.people());

    assertThat(home.out())
        .isEqualTo(
            """
            nats: v1.0.0 -> v1.0.0
              ~ service  %s -> %s  from the store
            """
                .formatted(Digest.of("edited").shortened(), Home.digestOf("v1.0.0").shortened()));
    assertThat(nats.source().fetches()).isEqualTo(1);
  }

  @Test
  void driftThatIsOnlyReported_isNoPlan() throws Exception {
    var nats = home.with("nats", Duration.ZERO, DriftRule.REPORT);
    nats.source().offer("v1.0.0");
    home.pass(nats.name());
    nats.target().edit(Digest.of("edited"));

    var code = looks.plan(plan(false, false, true), home.people());

    assertThat(code).isEqualTo(ExitCode.DONE);
    assertThat(home.out()).contains("drifted, only reported");
  }

  @Test
  void suspended_nothingIsPlanned() throws Exception {
    home.with("nats").source().offer("v1.0.0");
    home.says("nats", new PersonDecision.Suspend());

    looks.plan(plan(false, false, false), home.people());

    assertThat(home.out()).contains("suspended until 'syncline resume'");
  }

  @Test
  void aGuardsObjection_isShownAndIsFour() throws Exception {
    var shelf = new Shelf();
    var source = new FakeSource();
    home.declare("shelf", source, shelf, DriftRule.HEAL);
    shelf.stock("v1.0.0", "a", "b");
    source.offer("v1.0.0");
    home.pass(new SyncName("shelf"));
    shelf.stock("v1.1.0", "c");
    source.offer("v1.1.0");

    var code = looks.plan(plan(false, true, true), home.people());

    assertThat(code).isEqualTo(ExitCode.HALTED);
    assertThat(home.out())
        .contains("shelf  delete  a    v1.0.0  -")
        .contains(
            "shelf: a guard would halt it: the plan would delete 2 of 2, a person must agree. If that"
                + " is meant: syncline approve shelf");
  }

  @Test
  void oneThatFails_isARowOfItsOwn() throws Exception {
    home.with("nats").source().offer("v1.0.0");
    var complaint = new Complaint("SYN-TEST", "asking arc", "it is silent", "Wait");
    home.with("arc").source().failNext(new Fault.Rejected(complaint));

    var code = looks.plan(plan(false, false, false), home.people());

    assertThat(code).isEqualTo(ExitCode.PARTLY);
    assertThat(home.out()).contains("arc   failed").contains("nats  create");
  }

  @Test
  void since_isRefusedAsWrongUse() throws Exception {
    var request = new PlanRequest(List.of(), false, false, Optional.of("v1"), false);

    var code = looks.plan(request, home.people());

    assertThat(code).isEqualTo(ExitCode.USAGE);
    assertThat(home.err()).contains("SYN-PLAN-SINCE");
  }
}
