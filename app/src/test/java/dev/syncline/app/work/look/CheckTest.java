package dev.syncline.app.work.look;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import dev.syncline.app.cli.ExitCode;
import dev.syncline.app.cli.request.CheckRequest;
import dev.syncline.app.work.Home;
import dev.syncline.core.policy.PersonDecision;
import dev.syncline.core.run.Complaint;
import dev.syncline.core.run.Fault;
import dev.syncline.core.run.SyncName;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckTest {
  private static final Complaint SILENT =
      new Complaint("SYN-TEST-SILENT", "asking arc", "it is silent", "Wait");

  @TempDir Path folder;

  private final Home home = new Home();

  private ExitCode check(boolean json, boolean exitCode, String... syncs) throws Exception {
    var names = List.of(syncs).stream().map(SyncName::new).toList();
    var request = new CheckRequest(names, exitCode, false);
    return looks().check(request, json ? home.programs() : home.people());
  }

  private Looks looks() {
    return new Looks(home, () -> folder.resolve(".version-manifest.json"));
  }

  @Test
  void json_isSeed001sMapAndMore() throws Exception {
    var nats = home.with("nats");
    nats.source().offer("v2.10.24");
    home.pass(nats.name());
    nats.source().offer("v2.10.24", "v2.10.25", "v2.11.0-rc.1", "v3.0.0");

    var code = check(true, false);

    assertThat(code).isEqualTo(ExitCode.DONE);
    assertThat(home.out())
        .isEqualTo(
            """
            {
              "nats" : {
                "name" : "nats",
                "current" : "v2.10.24",
                "latest" : "v2.10.25",
                "update_available" : true,
                "current_revision" : "commit-of-v2.10.24",
                "latest_revision" : "commit-of-v2.10.25",
                "reason" : "newer than v2.10.24",
                "blocked" : {
                  "version" : "v3.0.0",
                  "reason" : "a major step from v2.10.24, needs approval",
                  "until" : null
                },
                "passed_over" : [ {
                  "version" : "v2.11.0-rc.1",
                  "reason" : "a pre-release by its name"
                } ],
                "passed_over_count" : 1,
                "problems" : [ ],
                "unwell" : null,
                "halted" : null
              }
            }
            """);
  }

  @Test
  void nothingInstalled_currentIsNull() throws Exception {
    home.with("nats").source().offer("v1.0.0");

    check(true, false);

    assertThat(home.out()).contains("\"current\" : null", "\"update_available\" : true");
  }

  @Test
  void oneThatFails_doesNotHideTheOthers() throws Exception {
    home.with("nats").source().offer("v1.0.0");
    home.with("arc").source().failNext(new Fault.Rejected(SILENT));

    var code = check(true, false);

    assertThat(code).isEqualTo(ExitCode.PARTLY);
    assertThat(home.out())
        .contains("\"name\" : \"nats\"")
        .endsWith(
            """
              "arc" : {
                "name" : "arc",
                "current" : null,
                "latest" : null,
                "update_available" : false,
                "error" : {
                  "code" : "SYN-TEST-SILENT",
                  "what" : "asking arc",
                  "why" : "it is silent",
                  "next" : "Wait"
                }
              }
            }
            """);
  }

  @Test
  void sourceThatIsSilent_currentIsWhatTheLedgerKnows() throws Exception {
    var nats = home.with("nats");
    nats.source().offer("v1.0.0");
    home.pass(nats.name());
    nats.source().failNext(new Fault.Rejected(SILENT));
    nats.source().failNext(new Fault.Rejected(SILENT));

    check(true, false);
    check(false, false);

    assertThat(home.out()).contains("\"current\" : \"v1.0.0\",\n    \"latest\" : null");
    assertThat(home.out()).contains("nats  v1.0.0   -       failed");
  }

  @Test
  void aDefect_isAnErrorOfThatSyncAlone() throws Exception {
    home.with("nats").source().breakNext(new IllegalStateException("oops"));

    var code = check(true, false);

    assertThat(code).isEqualTo(ExitCode.FAILED);
    assertThat(home.out()).contains("\"code\" : \"SYN-DEFECT\"", "oops");
  }

  @Test
  void people_seeOneAlignedLineEach() throws Exception {
    var nats = home.with("nats");
    nats.source().offer("v1.0.0");
    home.pass(nats.name());
    nats.source().offer("v1.0.0", "v1.1.0");
    var arc = home.with("arc");
    arc.source().offer("v2.0.0");
    home.pass(arc.name());
    var old = home.with("old");
    old.source().offer("v2.0.0");
    home.pass(old.name());
    old.source().offer("v2.0.0", "v3.0.0");
    home.with("gone").source().failNext(new Fault.Rejected(SILENT));

    check(false, false);

    assertThat(home.out())
        .isEqualTo(
            """
            SYNC  CURRENT  LATEST  STATE               REASON
            nats  v1.0.0   v1.1.0  update available    newer than v1.0.0
            arc   v2.0.0   v2.0.0  up to date          v2.0.0 is installed and the newest that fits the policy
            old   v2.0.0   v2.0.0  waits for a person  v3.0.0 is a major step from v2.0.0, needs approval
            gone  -        -       failed              it is silent
            """);
    assertThat(home.err()).contains("asking arc: it is silent. Wait [SYN-TEST-SILENT]");
  }

  @Test
  void exitCode_tellsOfAnUpdateOnlyWhereItIsAskedFor() throws Exception {
    home.with("nats").source().offer("v1.0.0");

    var quiet = check(false, false);
    var asked = check(false, true);

    assertThat(quiet).isEqualTo(ExitCode.DONE);
    assertThat(asked).isEqualTo(ExitCode.PENDING);
  }

  @Test
  void suspended_isSaidThoughThereIsAnUpdate() throws Exception {
    home.with("nats").source().offer("v1.0.0");
    home.says("nats", new PersonDecision.Suspend());

    check(false, false);

    assertThat(home.out()).contains("suspended");
  }

  @Test
  void interrupted_itEndsThoughASourceHangs() throws Exception {
    var nats = home.with("nats");
    nats.source().hangUntil(new CountDownLatch(1));
    var thrown = new AtomicReference<Throwable>();
    var looking =
        Thread.ofVirtual().start(() -> thrown.set(catchThrowable(() -> check(false, false))));
    await().until(() -> nats.source().detections() == 1);

    looking.interrupt();
    looking.join();

    assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
    assertThat(home.open()).isZero();
  }

  @Test
  void itOnlyReads() throws Exception {
    home.with("nats").source().offer("v1.0.0");
    int before = home.ledger.written().size();

    check(false, false);

    assertThat(home.opened).containsExactly("read");
    assertThat(home.ledger.written()).hasSize(before);
    assertThat(home.open()).isZero();
  }

  @Test
  void manifest_isWrittenAsSeed001HasIt_andKeepsWhatOthersPutThere() throws Exception {
    var file = folder.resolve(".version-manifest.json");
    Files.writeString(file, "{\"subsystems\": {\"theirs\": {\"name\": \"theirs\"}}, \"x\": 1}");
    var nats = home.with("nats");
    nats.source().offer("v1.0.0");
    home.pass(nats.name());
    nats.source().offer("v1.0.0", "v1.1.0");
    home.pace.move(Duration.ofMinutes(7));

    looks().check(new CheckRequest(List.of(), false, true), home.people());

    assertThat(Files.readString(file))
        .isEqualTo(
            """
            {
              "subsystems" : {
                "theirs" : {
                  "name" : "theirs"
                },
                "nats" : {
                  "name" : "nats",
                  "upstream_repo" : "https://upstream.example/service",
                  "current_commit" : "commit-of-v1.0.0",
                  "current_tag" : "v1.0.0",
                  "latest_commit" : "commit-of-v1.1.0",
                  "latest_tag" : "v1.1.0",
                  "update_available" : true,
                  "last_updated" : "2026-01-05T08:00:00Z"
                }
              },
              "x" : 1,
              "last_check" : "2026-01-05T08:07:00Z"
            }
            """);
  }

  @Test
  void aManifestThatCannotBeRead_isLeftAsItIs() throws Exception {
    var file = folder.resolve(".version-manifest.json");
    Files.writeString(file, "not json");
    home.with("nats").source().offer("v1.0.0");

    var request = new CheckRequest(List.of(), false, true);

    assertThatThrownBy(() -> looks().check(request, home.people()))
        .hasMessageContaining("SYN-MANIFEST-READ");
    assertThat(Files.readString(file)).isEqualTo("not json");
  }
}
