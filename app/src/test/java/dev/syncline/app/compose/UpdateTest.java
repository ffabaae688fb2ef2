package dev.syncline.app.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.syncline.app.ServedDaemon;
import dev.syncline.demo.compose.ProcessCompose;
import dev.syncline.demo.compose.Project.Availability;
import dev.syncline.demo.compose.Project.Probe;
import dev.syncline.demo.compose.Project.Service;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The daemon updates what Process Compose runs, from the tag to the process, whatever becomes of
/// either: all real, but for Process Compose and for time.
class UpdateTest {
  private static final int TIMES = 5;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir private Path folder;

  private Town town;
  private Optional<ServedDaemon> daemon = Optional.empty();

  @BeforeEach
  void begin() throws Exception {
    town = new Town(folder, Duration.ofSeconds(1).dividedBy(TIMES));
    town.release("v1.0.0", "touch ready");
  }

  @AfterEach
  void end() {
    daemon.ifPresent(ServedDaemon::close);
    town.close();
  }

  /// The first version in place and, where there is such a process, up.
  private void open(Service service) throws Exception {
    town.up(service);
    daemon =
        Optional.of(
            ServedDaemon.openPaced(
                town.configuration, Map.of("PATH", System.getenv("PATH")), new QuickPace(TIMES)));
    awaitState("up-to-date", "v1.0.0");
  }

  private JsonNode sync() throws Exception {
    var reply = Wire.tcp(daemon.orElseThrow().port()).get("/api/v1/syncs/nats");
    return JsonMapper.shared().readTree(reply.body()).at("/syncs/0");
  }

  private JsonNode ready() throws Exception {
    return sync()
        .path("conditions")
        .valueStream()
        .filter(it -> it.path("type").asString().equals("Ready"))
        .findFirst()
        .orElseThrow();
  }

  /// How each run ended, and what it was to bring, the newest first.
  private List<String> runs() {
    return history()
        .valueStream()
        .map(run -> "%s %s".formatted(run.path("outcome").asString(), run.path("to").asString()))
        .toList();
  }

  private JsonNode history() {
    return JsonMapper.shared().readTree(said("history", "nats", "--json")).path("runs");
  }

  private String lastRun() {
    return said("show", history().path(0).path("run").asString());
  }

  private String said(String... words) {
    return daemon.orElseThrow().said(words);
  }

  private void awaitState(String state, String version) {
    await()
        .atMost(PATIENCE)
        .until(
            this::sync,
            it ->
                it.path("state").asString().equals(state)
                    && it.path("version").asString("").equals(version));
  }

  private static Service restarting() {
    return Town.service().restarting(new Availability(Availability.Restart.ON_FAILURE, 1, 0));
  }

  private static Service probed() {
    return Town.service().probedBy(Probe.command("test -e ready", 1, 1000));
  }

  private void releaseNext(String version, String words) throws Exception {
    town.release(version, words);
    said("ring", "nats");
  }

  @Test
  void composeIsDown_reloadIsPendingUntilItIsBack() throws Exception {
    reloadIsPendingUntilItIsBack(ProcessCompose::terminate);
  }

  @Test
  @Tag("peers")
  void composeLeftItsSocket_reloadIsPendingUntilItIsBack() throws Exception {
    reloadIsPendingUntilItIsBack(ProcessCompose::vanish);
  }

  private void reloadIsPendingUntilItIsBack(Consumer<ProcessCompose> end) throws Exception {
    open(Town.service());
    end.accept(town.compose());

    releaseNext("v1.1.0", "");

    awaitState("pending", "v1.0.0");
    assertThat(sync().path("text").asString())
        .startsWith("v1.1.0: reload pending: Process Compose at " + town.socket());
    assertThat(ready().path("holds").asBoolean()).isFalse();
    assertThat(ready().path("reason").asString()).isEqualTo("SYN-COMPOSE-AWAY");
    assertThat(ready().path("message").asString()).contains("reload pending", "not reachable");
    assertThat(town.live()).content().contains("v1.1.0");

    town.up(Town.service()); // which starts the new one by itself

    awaitState("up-to-date", "v1.1.0");
    assertThat(ready().path("holds").asBoolean()).isTrue();
    // Once by Process Compose and once by us; one that is ended at once has written nothing.
    assertThat(town.started()).startsWith("v1.0.0", "v1.1.0").hasSizeLessThanOrEqualTo(3);
    assertThat(runs()).containsExactly("applied v1.1.0", "applied v1.0.0");
  }

  @Test
  void noProcessOfThatName_isUpdatedAndSaid() throws Exception {
    open(Service.shell("other", "sleep 1000"));

    releaseNext("v1.1.0", "");

    awaitState("up-to-date", "v1.1.0");
    assertThat(lastRun()).contains("Process Compose knows no process of this name");
    assertThat(town.started()).isEmpty();
  }

  @Test
  void stoppedByAPerson_isUpdatedAndStaysStopped() throws Exception {
    open(Town.service());
    town.stopProcess();

    releaseNext("v1.1.0", "");

    awaitState("up-to-date", "v1.1.0");
    assertThat(lastRun()).contains("it was not running (Completed, exit code -1), and stays so");
    assertThat(town.isUp()).isFalse();
    assertThat(town.started()).containsExactly("v1.0.0");
  }

  @Test
  @Tag("peers")
  void aVersionThatCrashesAgainAndAgain_isQuarantinedAndTheOldOneRuns() throws Exception {
    open(restarting());

    releaseNext("v1.1.0", "exit 3");

    isWentBackFrom("exit code 3");
  }

  @Test
  @Tag("peers")
  void aVersionThatIsNeverReady_isQuarantinedAndTheOldOneRuns() throws Exception {
    open(probed());

    releaseNext("v1.1.0", "rm ready");

    isWentBackFrom("not ready");
  }

  private void isWentBackFrom(String why) throws Exception {
    awaitState("rolled-back", "v1.0.0");
    assertThat(sync().path("text").asString()).contains(why);
    assertThat(town.live()).content().contains("v1.0.0");
    assertThat(town.started()).contains("v1.1.0").endsWith("v1.0.0");
    assertThat(town.isUp()).isTrue();
    var started = town.started();

    said("sync", "nats"); // a person looks again

    assertThat(sync().path("state").asString()).isEqualTo("rolled-back");
    assertThat(runs()).containsExactly("rolled-back v1.1.0", "applied v1.0.0");
    assertThat(town.started()).isEqualTo(started);
  }
}
