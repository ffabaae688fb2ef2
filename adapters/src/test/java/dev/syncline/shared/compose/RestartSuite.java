package dev.syncline.shared.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.syncline.core.run.Fault;
import dev.syncline.core.run.SyncException;
import dev.syncline.demo.compose.Project;
import dev.syncline.demo.compose.Project.Availability;
import dev.syncline.demo.compose.Project.Probe;
import dev.syncline.demo.compose.Project.Service;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Restarts under a Process Compose that runs real processes: the double, or the real one.
abstract class RestartSuite {
  private static final Duration LIMIT = Duration.ofSeconds(10);

  @TempDir Path folder;
  private Site site;
  private Optional<AutoCloseable> compose = Optional.empty();

  /// How long a second takes there.
  abstract Duration second();

  /// Brings it up on this socket.
  abstract AutoCloseable up(Project project, Path socket) throws Exception;

  /// The same, as after SIGKILL: the socket is left, and nobody listens.
  abstract void vanish(AutoCloseable compose) throws Exception;

  @BeforeEach
  void begin() {
    site = new Site(folder, second());
  }

  @AfterEach
  void end() throws Exception {
    if (compose.isPresent()) {
      compose.get().close();
    }
  }

  private void up(Service... services) throws Exception {
    compose = Optional.of(up(site.project(services), site.socket()));
  }

  private ProcessState running(String name) {
    return await()
        .until(
            () -> site.state(name), state -> state.isUp() && Files.exists(folder.resolve("said")));
  }

  @Test
  void plain_runsTheNewFile() throws Exception {
    site.put("prog", Site.runs("one"));
    up(Service.entrypoint("prog", "./prog"));
    long old = running("prog").pid();

    site.put("prog", Site.runs("two"));
    var ended = site.restart("prog");

    assertThat(ended).isInstanceOf(Restarted.Up.class);
    assertThat(site.state("prog").pid()).isEqualTo(((Restarted.Up) ended).pid()).isNotEqualTo(old);
    assertThat(site.said()).containsExactly("one", "two");
  }

  @Test
  void thatIgnoresTheSignal_isKilledAndStarted() throws Exception {
    site.put("prog", Site.ignores("one"));
    up(Service.entrypoint("prog", "./prog").killedAfter(2));
    running("prog");

    site.put("prog", Site.runs("two"));

    assertThat(site.restart("prog")).isInstanceOf(Restarted.Up.class);
    assertThat(site.said()).containsExactly("one", "two");
  }

  /// Where the program's own restart would start nothing.
  @Test
  void thatOutlivesTheBackoff_isWaitedForAndStarted() throws Exception {
    site.put("prog", site.lingers("one", 4));
    up(Service.entrypoint("prog", "./prog"));
    running("prog");

    site.put("prog", Site.runs("two"));

    assertThat(site.restart("prog")).isInstanceOf(Restarted.Up.class);
    assertThat(site.said()).containsExactly("one", "two");
  }

  @Test
  void withAProbe_isUpOnceItIsReady() throws Exception {
    site.put(
        "prog",
        "rm -f ready; sleep %s; touch ready; %s"
            .formatted(site.second.toMillis() / 1000.0, Site.runs("x")));
    up(
        Service.entrypoint("prog", "./prog")
            .probedBy(Probe.command("test -e ready", 1, 100))
            .killedAfter(3));
    running("prog");

    assertThat(site.restart("prog")).isInstanceOf(Restarted.Up.class);
    assertThat(site.state("prog").readiness()).isEqualTo(ProcessState.Readiness.READY);
  }

  @Test
  void neverReady_fails() throws Exception {
    site.put("prog", "touch ready; " + Site.runs("one"));
    up(
        Service.entrypoint("prog", "./prog")
            .probedBy(Probe.command("test -e ready", 1, 1000))
            .killedAfter(3));
    running("prog");

    site.put("prog", "rm -f ready; " + Site.runs("two"));
    var ended = site.supervisor("prog").restart(site.terms(8), Site.charge(false));

    assertThat(ended).isInstanceOf(Restarted.Failed.class);
    assertThat(((Restarted.Failed) ended).why()).contains("not ready");
  }

  @Test
  void thatDiesAtOnce_failsAndCanBeTakenBack() throws Exception {
    site.put("prog", Site.runs("one"));
    up(Service.entrypoint("prog", "./prog"));
    running("prog");

    site.put("prog", "echo two >> said; exit 3");
    var bad = site.restart("prog");
    site.put("prog", Site.runs("one"));
    var back = site.supervisor("prog").restart(site.terms(30), Site.charge(true));

    assertThat(bad).isInstanceOf(Restarted.Failed.class);
    assertThat(((Restarted.Failed) bad).why()).contains("exit code 3");
    assertThat(back).isInstanceOf(Restarted.Up.class);
    assertThat(site.said()).startsWith("one", "two").endsWith("one");
  }

  @Test
  void thatCrashesAgainAndAgain_fails() throws Exception {
    site.put("prog", Site.runs("one"));
    up(
        Service.entrypoint("prog", "./prog")
            .restarting(new Availability(Availability.Restart.ON_FAILURE, 1, 0)));
    running("prog");

    site.put("prog", "exit 3");

    assertThat(site.restart("prog")).isInstanceOf(Restarted.Failed.class);
  }

  @Test
  void whoseProgramIsGone_failsAsError() throws Exception {
    site.put("prog", Site.runs("one"));
    up(Service.entrypoint("prog", "./prog"));
    running("prog");

    Files.delete(folder.resolve("prog"));
    var ended = site.restart("prog");

    assertThat(ended).isInstanceOf(Restarted.Failed.class);
    assertThat(((Restarted.Failed) ended).why()).contains("Error");
  }

  @Test
  void whoseProgramWasMissing_isStarted() throws Exception {
    up(Service.entrypoint("prog", "./prog"));
    await().until(() -> site.state("prog").isUnstartable());

    site.put("prog", Site.runs("one"));

    assertThat(site.restart("prog")).isInstanceOf(Restarted.Up.class);
  }

  /// What waits for it would be skipped for good if it were stopped.
  @Test
  void inACrashLoop_comesUpByItselfAndThenWhatWaitsForIt() throws Exception {
    up(
        Service.shell("prog", "exec ./prog")
            .restarting(new Availability(Availability.Restart.ON_FAILURE, 1, 0))
            .probedBy(Probe.command("test -e said", 1, 1000)),
        Service.shell("other", "sleep 1000")
            .after(java.util.Map.of("prog", Project.Condition.HEALTHY)));
    await().until(() -> site.state("prog").restarts() > 0);

    site.put("prog", Site.runs("one"));

    assertThat(site.restart("prog")).isInstanceOf(Restarted.Up.class);
    await().until(() -> site.state("other"), ProcessState::isUp);
  }

  @Test
  void stoppedByAPerson_staysStopped() throws Exception {
    site.put("prog", Site.runs("one"));
    up(Service.entrypoint("prog", "./prog"));
    running("prog");
    site.client().stop("prog", LIMIT);
    await().until(() -> site.state("prog").status() == ProcessState.Status.COMPLETED);

    assertThat(site.restart("prog")).isInstanceOf(Restarted.Left.class);

    assertThat(site.state("prog").status()).isEqualTo(ProcessState.Status.COMPLETED);
  }

  @Test
  void disabledOrUnknown_isLeftAlone() throws Exception {
    site.put("prog", Site.runs("one"));
    up(Service.entrypoint("prog", "./prog").disabled());

    assertThat(site.restart("prog")).isInstanceOf(Restarted.Left.class);
    assertThat(site.restart("ghost")).isInstanceOf(Restarted.Left.class);
  }

  @Test
  void waitingForItsDependency_isLeftAlone() throws Exception {
    site.put("prog", Site.runs("one"));
    up(
        Service.shell("never", "while :; do sleep 0.05; done")
            .probedBy(Probe.command("false", 1, 1000)),
        Service.entrypoint("prog", "./prog")
            .after(java.util.Map.of("never", Project.Condition.HEALTHY)));
    await().until(() -> site.state("prog").status() == ProcessState.Status.PENDING);

    assertThat(site.restart("prog")).isInstanceOf(Restarted.Left.class);
  }

  @Test
  void onlySomebodyElsesProcess_isTouched() throws Exception {
    site.put("prog", Site.runs("one"));
    up(Service.entrypoint("prog", "./prog"), Service.shell("other", "sleep 1000"));
    running("prog");
    long other = await().until(() -> site.state("other"), ProcessState::isUp).pid();

    site.restart("prog");

    assertThat(site.state("other").pid()).isEqualTo(other);
  }

  @Test
  void nobodyListens_isToldAsAway() throws Exception {
    site.put("prog", Site.runs("one"));
    assertAway();
    up(Service.entrypoint("prog", "./prog"));
    running("prog");
    assertThat(site.restart("prog")).isInstanceOf(Restarted.Up.class);

    vanish(compose.orElseThrow());

    assertThat(Files.exists(site.socket())).isTrue();
    assertAway();
  }

  private void assertAway() {
    assertThatThrownBy(() -> site.restart("prog"))
        .isInstanceOfSatisfying(
            SyncException.class,
            e -> {
              assertThat(e.fault()).isInstanceOf(Fault.Transient.class);
              assertThat(e.fault().complaint().code()).isEqualTo("SYN-COMPOSE-AWAY");
            });
  }
}
