package dev.syncline.app.work.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.app.cli.ExitCode;
import dev.syncline.app.cli.output.Surroundings;
import dev.syncline.app.cli.output.Terminal;
import dev.syncline.app.cli.request.CommonOptions;
import dev.syncline.app.cli.request.SyncsRequest;
import dev.syncline.app.config.ConfigurationReader;
import dev.syncline.app.config.ConfigurationReader.Loaded;
import dev.syncline.app.wiring.StateHouseholds;
import dev.syncline.core.run.FaultPoints;
import dev.syncline.core.run.SyncName;
import dev.syncline.demo.git.GitServer;
import dev.syncline.demo.git.Item;
import dev.syncline.demo.git.Upstream;
import dev.syncline.ledger.sqlite.SqliteLedger;
import dev.syncline.testkit.HandMovedPace;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DoctorTest {
  private static final String CONFIGURATION =
      """
      state: state
      webhook: {secret: "${env:HOOK}"}
      syncs:
        www:
          source: {git: {url: "%s", branch: main}}
          target: {directory: {path: www}}
      """;
  private static final String MORE =
      """
        tool:
          source: {git: {url: "%s", branch: main}}
          through: {build: {command: [no-such-program-here, x], output: x}}
          target:
            binary:
              path: bin/tool
              reload: {process-compose: {process: tool, socket: pc.sock}}
      """;

  @TempDir private Path folder;
  private final HandMovedPace pace = new HandMovedPace(Instant.now(), 1);
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();

  private record Examined(ExitCode exit, JsonNode document) {
    String verdict(String subject, String about) {
      for (var finding : document.path("findings")) {
        if (finding.path("subject").asString().equals(subject)
            && finding.path("about").asString().equals(about)) {
          return finding.path("verdict").asString() + ": " + finding.path("text").asString();
        }
      }
      return "not looked at";
    }
  }

  private Examined examined(String text, SyncName... syncs) throws Exception {
    said.reset();
    var file = Files.writeString(folder.resolve("syncline.yaml"), text);
    var environment = Map.of("PATH", System.getenv("PATH"), "HOOK", "s3cr3t");
    var loaded = ConfigurationReader.read(Optional.of(file), environment);
    if (!(loaded instanceof Loaded.Well(var configuration, _))) {
      throw new IllegalStateException(loaded.toString());
    }
    var households =
        new StateHouseholds(configuration, environment, "doctor", pace, FaultPoints.NONE);
    var stream = new PrintStream(said, true, StandardCharsets.UTF_8);
    var around = new Surroundings(stream, stream, false, environment, pace);
    var usual = CommonOptions.DEFAULT;
    var options = new CommonOptions(usual.config(), true, false, false, true, usual.logFormat());
    var exit =
        new Doctor(households, configuration, environment, pace)
            .examine(new SyncsRequest(List.of(syncs)), new Terminal(around, options));
    return new Examined(exit, JsonMapper.builder().build().readTree(said.toByteArray()));
  }

  @Test
  void whereAllIsWell_itSaysSo() throws Exception {
    try (var upstream = Upstream.create(folder.resolve("www.git"));
        var server = GitServer.open(folder)) {
      upstream.commit("main", new Item.File("a", new byte[0], false));

      var examined = examined(CONFIGURATION.formatted(server.url("www.git")));

      assertThat(examined.verdict("www", "source")).startsWith("well");
      assertThat(examined.verdict("www", "target")).startsWith("well");
      assertThat(examined.verdict("here", "state")).startsWith("well");
      assertThat(examined.verdict("here", "temporary")).startsWith("well");
      assertThat(examined.verdict("here", "daemon")).contains("none runs");
      assertThat(examined.verdict("127.0.0.1:" + server.port(), "host")).startsWith("well");
      assertThat(examined.exit()).as(examined.toString()).isEqualTo(ExitCode.DONE);
      assertThat(said.toString(StandardCharsets.UTF_8)).doesNotContain("s3cr3t");
      assertThat(folder.resolve("state")).doesNotExist();
    }
  }

  @Test
  void whatIsMissing_isNamedWithWhatToDo() throws Exception {
    var text = CONFIGURATION + MORE;

    var examined = examined(text.formatted("http://127.0.0.1:1/a", "http://127.0.0.1:1/a"));

    assertThat(examined.exit()).isEqualTo(ExitCode.FAILED);
    assertThat(examined.verdict("www", "source")).startsWith("wrong").contains("SYN-");
    assertThat(examined.verdict("127.0.0.1:1", "host")).startsWith("wrong");
    assertThat(examined.verdict("tool", "build")).contains("no-such-program-here", "wrong");
    assertThat(examined.verdict("tool", "reload")).startsWith("wrong: nobody listens");
    assertThat(examined.document().path("well").asBoolean()).isFalse();
    assertThat(said.toString(StandardCharsets.UTF_8)).contains("Start Process Compose");
  }

  @Test
  void onlyTheNamedSync_isLookedAt() throws Exception {
    var text = (CONFIGURATION + MORE).formatted("http://127.0.0.1:1/a", "http://127.0.0.1:1/a");

    var examined = examined(text, new SyncName("www"));

    assertThat(examined.verdict("tool", "build")).isEqualTo("not looked at");
    assertThat(examined.verdict("www", "target")).startsWith("well");
  }

  @Test
  void aClockThatIsWrong_isSeen() throws Exception {
    try (var upstream = Upstream.create(folder.resolve("www.git"));
        var server = GitServer.open(folder)) {
      upstream.commit("main", new Item.File("a", new byte[0], false));
      pace.move(Duration.ofMinutes(10));

      var examined = examined(CONFIGURATION.formatted(server.url("www.git")));

      assertThat(examined.verdict("127.0.0.1:" + server.port(), "clock"))
          .startsWith("wrong: ours is")
          .endsWith("ahead");
    }
  }

  @Test
  void whoHasTheStateDirectory_isSeen() throws Exception {
    try (var _ = SqliteLedger.open(folder.resolve("state"), "a test", pace)) {
      var examined = examined(CONFIGURATION.formatted("http://127.0.0.1:1/a"));

      assertThat(examined.verdict("here", "daemon")).contains("another process has");
    }
  }
}
