package dev.syncline.app.work.recall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.syncline.app.cli.ExitCode;
import dev.syncline.app.cli.request.StatusRequest;
import dev.syncline.app.work.Home;
import dev.syncline.app.work.Shelf;
import dev.syncline.core.content.Digest;
import dev.syncline.core.ledger.Entry;
import dev.syncline.core.ledger.Look;
import dev.syncline.core.ledger.Tenure;
import dev.syncline.core.plan.Intent;
import dev.syncline.core.plan.Inventory;
import dev.syncline.core.policy.PersonDecision;
import dev.syncline.core.policy.Quarantine;
import dev.syncline.core.run.Cause;
import dev.syncline.core.run.Complaint;
import dev.syncline.core.run.Fault;
import dev.syncline.core.run.Outcome;
import dev.syncline.core.run.RunId;
import dev.syncline.core.run.SyncName;
import dev.syncline.engine.sentence.DriftRule;
import dev.syncline.testkit.FakeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class StatusTest {
  private final Home home = new Home();
  private final Recalls recalls = new Recalls(home);

  private String status() throws Exception {
    home.listenAnew();
    assertThat(recalls.status(new StatusRequest(List.of(), false), home.people()))
        .isEqualTo(ExitCode.DONE);
    return home.out();
  }

  private Home.Part nats(String... versions) throws Exception {
    var nats = home.with("nats");
    nats.source().offer(versions);
    home.pass(nats.name());
    return nats;
  }

  @Test
  void upToDate_isOneAlignedLine() throws Exception {
    var nats = nats("v1.0.0");
    home.pace.move(Duration.ofHours(3));
    home.pass(nats.name());
    home.pace.move(Duration.ofSeconds(12));

    assertThat(status())
        .isEqualTo(
            """
            SYNC  VERSION  STATE       SINCE    CHECKED
            nats  v1.0.0   up to date  3 h ago  12 s ago
            """);
  }

  @Test
  void neverRun_isSaid() throws Exception {
    home.with("nats");

    assertThat(status()).contains("nats  -        never run");
  }

  @Test
  void onProbation_saysSinceWhenAndTheNextLook() throws Exception {
    var nats = home.with("nats", Duration.ofSeconds(30));
    nats.source().offer("v1.0.0");
    home.pass(nats.name());
    home.pace.move(Duration.ofSeconds(1));

    assertThat(status()).contains("v1.0.0 is on probation", "1 s ago", "in 1 s");
  }

  @Test
  void rolledBack_isSaidAlsoAfterLaterLooks() throws Exception {
    var nats = nats("v1.0.0");
    var sick =
        new Entry.RunEnded(
            openRun(), new Outcome.RolledBack("answers 503"), List.of(), home.pace.now());
    home.ledger.write(Tenure.SOLE, List.of(sick, quarantine()));
    home.pace.move(Duration.ofMinutes(5));
    home.pass(nats.name());

    assertThat(status()).contains("rolled back: answers 503");
  }

  private RunId openRun() throws Exception {
    var run = new RunId("bad1");
    home.pace.move(Duration.ofMinutes(1));
    home.ledger.write(
        Tenure.SOLE,
        List.of(
            new Entry.RunOpened(
                run, new SyncName("nats"), Set.of(Cause.POLL), home.pace.now(), Optional.empty()),
            new Entry.RunTook(run, FakeSource.candidate("v1.1.0"))));
    return run;
  }

  private Entry quarantine() {
    var bad = FakeSource.candidate("v1.1.0");
    return new Entry.Quarantined(
        new SyncName("nats"),
        new Quarantine(
            bad.origin(),
            bad.revision(),
            bad.name(),
            "answers 503",
            Optional.empty(),
            home.pace.now()));
  }

  @Test
  void aMajorStep_waitsForApproval() throws Exception {
    var nats = nats("v1.0.0");
    nats.source().offer("v1.0.0", "v2.0.0");
    home.pass(nats.name());

    assertThat(status())
        .contains("waits for approval: v2.0.0 is a major step from v1.0.0, needs approval");
  }

  @Test
  void held_saysByWhomAndUntilWhen() throws Exception {
    nats("v1.0.0");
    var until = Instant.parse("2026-02-01T00:00:00Z");
    home.says("nats", new PersonDecision.Hold(Optional.of(until), Optional.empty()));

    assertThat(status()).contains("held by ada, until 2026-02-01T00:00:00Z");
  }

  @Test
  void pinned_saysToWhat() throws Exception {
    nats("v1.0.0");
    home.says("nats", new PersonDecision.Pin("v1.0.0"));

    assertThat(status()).contains("pinned to v1.0.0 by ada");
  }

  @Test
  void suspended_saysByWhom() throws Exception {
    nats("v1.0.0");
    home.says("nats", new PersonDecision.Suspend());

    assertThat(status()).contains("suspended by ada");
  }

  @Test
  void failed_saysTheShortReason() throws Exception {
    var nats = nats("v1.0.0");
    var complaint = new Complaint("SYN-TEST", "asking", "the upstream is silent", "Wait");
    nats.source().failNext(new Fault.Rejected(complaint));
    home.pass(nats.name());

    assertThat(status()).contains("failed: the upstream is silent");
  }

  @Test
  void halted_saysWhatTheGuardRefused() throws Exception {
    var shelf = new Shelf();
    var source = new FakeSource();
    home.declare("shelf", source, shelf, DriftRule.HEAL);
    shelf.stock("v1.0.0", "a", "b");
    source.offer("v1.0.0");
    home.pass(new SyncName("shelf"));
    source.offer("v1.1.0");
    home.pass(new SyncName("shelf"));

    assertThat(status())
        .contains(
            "halted by a guard: would delete 2 of 2, a person must agree;"
                + " if that is meant: syncline approve shelf");
  }

  @Test
  void driftThatIsOnlyReported_isSaid() throws Exception {
    var nats = home.with("nats", Duration.ZERO, DriftRule.REPORT);
    nats.source().offer("v1.0.0");
    home.pass(nats.name());
    nats.target().edit(Digest.of("edited"));
    home.pass(nats.name());

    assertThat(status()).contains("drifted: the target differs");
  }

  @Test
  void aRunThatIsNotOver_isSaid() throws Exception {
    nats("v1.0.0");
    openRun();

    assertThat(status()).contains("the run to v1.1.0 was interrupted; the next one takes it up");
    home.writer = Optional.of("process 4711 (syncline sync)");
    assertThat(status()).contains("the run to v1.1.0 is under way: process 4711 (syncline sync)");
  }

  @Test
  void aRunThatCannotBeEndedYet_saysWhatItWaitsFor() throws Exception {
    var nats = nats("v1.0.0").name();
    var there = home.ledger.inventories().of(nats);
    var after = new Inventory(FakeSource.candidate("v1.1.0"), List.of());
    var intent = new Intent(openRun(), nats, Intent.Purpose.APPLY, Digest.of("plan"), there, after);
    var away =
        new Complaint("SYN-COMPOSE-AWAY", "reload pending: Process Compose", "it is away", "Wait");
    var look =
        new Look(
            nats,
            home.pace.now(),
            Set.of(Cause.POLL),
            new Outcome.Failed(away),
            Optional.empty(),
            Optional.empty());
    home.ledger.write(Tenure.SOLE, List.of(new Entry.Intended(intent), new Entry.Looked(look)));
    home.writer = Optional.of("process 4711 (syncline watch)");

    assertThat(status()).contains("v1.1.0: reload pending: Process Compose: it is away");
  }

  @Test
  void whatIsNoLongerDeclared_isListedStill() throws Exception {
    nats("v1.0.0");
    home.undeclare("nats");

    assertThat(status()).contains("up to date (no longer declared)");
  }

  @Test
  void unknown_isRefusedWithTheNearestName() {
    home.with("nats");

    assertThatThrownBy(() ->
            recalls.status(new StatusRequest(List.of(new SyncName("nast")), false), home.people()))
        .hasMessageContaining("did you mean 'nats'?")
        .hasMessageContaining("SYN-SYNC-UNKNOWN");
    assertThat(home.open()).isZero();
  }

  @Test
  void json_hasStateDecisionsAndConditions() throws Exception {
    nats("v1.0.0");
    home.says("nats", new PersonDecision.Pin("v1.0.0"));

    recalls.status(new StatusRequest(List.of(), false), home.programs());

    assertThat(home.out())
        .startsWith(
            """
            {
              "syncs" : [ {
                "name" : "nats",
                "declared" : true,
                "version" : "v1.0.0",
                "revision" : "commit-of-v1.0.0",
                "state" : "pinned",
                "text" : "pinned to v1.0.0 by ada",
                "since" : "2026-01-05T08:00:00Z",
                "checked" : "2026-01-05T08:00:00Z",
                "next" : null,
                "latest" : "v1.0.0",
                "blocked" : null,
                "suspended" : false,
                "pin" : {
                  "version" : "v1.0.0",
                  "who" : "ada",
                  "when" : "2026-01-05T08:00:00Z",
                  "why" : ""
                },
                "hold" : null,
                "approvals" : [ ],
                "conditions" : [ {
                  "type" : "Ready",
                  "holds" : true,
                  "reason" : "UpToDate",
                  "message" : "v1.0.0 is in place",
                  "since" : "2026-01-05T08:00:00Z"
                }, {
            """);
  }

  @Test
  void follow_saysWhatChangesUntilItIsInterrupted() throws Exception {
    nats("v1.0.0");
    home.with("arc");
    var code = new AtomicReference<ExitCode>();
    var follower =
        Thread.ofVirtual()
            .start(() -> {
              try {
                code.set(recalls.status(new StatusRequest(List.of(), true), home.people()));
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
            });
    home.pace.awaitSleepers(1);
    home.says("nats", new PersonDecision.Suspend());
    home.pace.move(Duration.ofSeconds(2));
    home.pace.awaitSleepers(1);
    await().until(() -> home.out().contains("suspended"));

    follower.interrupt();
    follower.join();

    assertThat(code.get()).isEqualTo(ExitCode.DONE);
    assertThat(home.out().lines().map(line -> line.replaceAll(" +", " ")))
        .containsExactly(
            "SYNC VERSION STATE SINCE CHECKED NEXT",
            "nats v1.0.0 up to date now now -",
            "arc - never run - - -",
            "nats v1.0.0 suspended by ada 2 s ago 2 s ago -");
    assertThat(home.open()).isZero();
  }
}
