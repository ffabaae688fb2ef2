package dev.syncline.app.work.look;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.app.cli.ExitCode;
import dev.syncline.app.cli.request.SyncsRequest;
import dev.syncline.app.work.Home;
import dev.syncline.core.content.Digest;
import dev.syncline.testkit.FakeSource;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class VerifyTest {
  private static final SyncsRequest ALL = new SyncsRequest(List.of());

  private final Home home = new Home();
  private final Looks looks = new Looks(home, () -> Path.of("manifest"));

  @Test
  void asTheLedgerSays_isDone() throws Exception {
    var nats = home.with("nats");
    nats.source().offer("v1.0.0");
    home.pass(nats.name());

    var code = looks.verify(ALL, home.people());

    assertThat(code).isEqualTo(ExitCode.DONE);
    assertThat(home.out())
        .isEqualTo(
            """
            SYNC  VERSION  STATE               DETAIL
            nats  v1.0.0   as the ledger says
            """);
    assertThat(nats.source().detections()).isEqualTo(1);
  }

  @Test
  void edited_isOneWithTheDifference() throws Exception {
    var nats = home.with("nats");
    nats.source().offer("v1.0.0");
    home.pass(nats.name());
    home.with("arc").source().offer("v1.0.0");
    nats.target().edit(Digest.of("edited"));

    var code = looks.verify(ALL, home.programs());

    assertThat(code).isEqualTo(ExitCode.FAILED);
    assertThat(home.out())
        .isEqualTo(
            """
            {
              "syncs" : [ {
                "name" : "nats",
                "state" : "differs",
                "version" : "v1.0.0",
                "found" : null,
                "differences" : [ {
                  "key" : "service",
                  "would" : "replace",
                  "is" : "%s",
                  "should_be" : "%s",
                  "detail" : "was edited"
                } ],
                "differences_count" : 1
              }, {
                "name" : "arc",
                "state" : "unknown",
                "version" : null,
                "found" : null,
                "differences" : [ ],
                "differences_count" : 0
              } ]
            }
            """
                .formatted(Digest.of("edited"), Home.digestOf("v1.0.0")));
  }

  @Test
  void notInTheLedger_isSaidWithWhatIsThere() throws Exception {
    var nats = home.with("nats");
    nats.target().installedBefore(FakeSource.candidate("v1.0.0"), Digest.of("by hand"));

    var code = looks.verify(ALL, home.people());

    assertThat(code).isEqualTo(ExitCode.DONE);
    assertThat(home.out())
        .contains("not in the ledger", "v1.0.0 is there; the next sync takes it over");
  }
}
