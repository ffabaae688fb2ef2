package dev.syncline.target.binary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.syncline.core.content.Digest;
import dev.syncline.core.plan.Intent;
import dev.syncline.core.plan.Owned;
import dev.syncline.core.plan.Plan;
import dev.syncline.core.run.Fault;
import dev.syncline.core.run.FaultPoints;
import dev.syncline.core.run.SyncException;
import dev.syncline.core.target.Recovery;
import dev.syncline.core.target.Verdict;
import dev.syncline.demo.compose.ProcessCompose;
import dev.syncline.demo.compose.Project;
import dev.syncline.demo.compose.Project.Service;
import dev.syncline.demo.compose.Version;
import dev.syncline.shared.compose.ComposeAddress;
import dev.syncline.shared.compose.ProcessState;
import dev.syncline.shared.compose.Sight;
import dev.syncline.shared.compose.Supervisor;
import dev.syncline.shared.process.ClockPace;
import dev.syncline.target.binary.BinarySettings.Health;
import dev.syncline.target.binary.BinarySettings.Reload;
import dev.syncline.testkit.MemoryJournal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A binary that Process Compose runs: here its double, in which a second is short.
class ComposeReloadTest {
  private static final String ONE = "#!/bin/bash\n# one\nwhile :; do sleep 0.05; done\n";
  private static final String TWO = "#!/bin/bash\n# two\nwhile :; do sleep 0.05; done\n";
  private static final String DYING = "#!/bin/bash\n# dies\nexit 3\n";

  @TempDir Path folder;
  private Bench bench;
  private Optional<ProcessCompose> compose = Optional.empty();

  @BeforeEach
  void begin() throws Exception {
    bench = new Bench(folder, FaultPoints.NONE);
    bench.reload =
        new Reload.ByProcessCompose("nats", new ComposeAddress.Socket(socket()), Optional.empty());
    bench.put("v1", ONE);
  }

  @AfterEach
  void end() {
    compose.ifPresent(ProcessCompose::close);
  }

  private Path socket() {
    return folder.resolve("pc.sock");
  }

  private void up() throws Exception {
    up(Service.entrypoint("nats", "./nats/.bin/nats-server"));
    await().until(() -> state().isUp());
  }

  private void up(Service service) throws Exception {
    var project = new Project("site", folder, List.of(service), Duration.ofMillis(100));
    compose =
        Optional.of(ProcessCompose.up(ProcessCompose.Up.on(socket(), project, Version.V1_100_0)));
  }

  private ProcessState state() throws Exception {
    var supervisor =
        new Supervisor(
            "nats", new ComposeAddress.Socket(socket()), Optional.empty(), new ClockPace());
    return supervisor.look() instanceof Sight.Seen(var state) ? state : throwing();
  }

  private static ProcessState throwing() {
    throw new AssertionError("nothing is said of the process");
  }

  private Owned owned() {
    return bench.owned("v1", ONE);
  }

  private Verdict verify(BinaryTarget target, Plan plan) throws Exception {
    return target.verify(intent(plan), Optional.empty(), bench.pace.now());
  }

  private Intent intent(Plan plan) {
    return Bench.intent(Intent.Purpose.APPLY, plan, owned());
  }

  @Test
  void update_isRestartedAndThenWatched() throws Exception {
    up();
    long old = state().pid();
    var target = bench.target();
    var plan = bench.planFor("v2", TWO, owned());

    var effects = target.apply(plan, bench.artifact("v2", TWO), bench.journal);

    assertThat(state().pid()).isNotEqualTo(old);
    assertThat(effects.done().toString())
        .contains(
            "restarted by Process Compose, process %d in place of %d"
                .formatted(state().pid(), old));
    assertThat(verify(target, plan)).isInstanceOf(Verdict.Watching.class);
    assertThat(bench.journal.steps())
        .containsSubsequence(Steps.VERSION, Steps.OURS, Steps.RELOADED);
  }

  @Test
  void processComposeIsAway_reloadIsPendingAndDoneWhenItIsBack() throws Exception {
    var target = bench.target();
    var plan = bench.planFor("v2", TWO, owned());

    assertPending(() -> target.apply(plan, bench.artifact("v2", TWO), bench.journal));
    assertThat(bench.digestOfLive()).contains(Digest.of(TWO));
    assertPending(() -> bench.target().recover(intent(plan), bench.journal));
    up();

    assertThat(bench.target().recover(intent(plan), bench.journal))
        .isInstanceOf(Recovery.Finished.class);
    assertThat(bench.journal.steps()).contains(Steps.RELOADED);
  }

  private static void assertPending(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    assertThatThrownBy(call)
        .hasMessageContaining("reload pending")
        .isInstanceOfSatisfying(
            SyncException.class, e -> assertThat(e.fault()).isInstanceOf(Fault.Transient.class));
  }

  @Test
  void processComposeGoesAwayWhileItIsWatched_saysNothingAgainstTheBinary() throws Exception {
    up();
    var target = bench.target();
    var plan = bench.planFor("v2", TWO, owned());
    target.apply(plan, bench.artifact("v2", TWO), bench.journal);
    var soFar = ((Verdict.Watching) verify(target, plan)).probation();

    compose.orElseThrow().vanish();
    bench.pace.move(Duration.ofHours(1));

    assertThat(target.verify(intent(plan), Optional.of(soFar), bench.pace.now()))
        .isInstanceOf(Verdict.Watching.class);
  }

  @Test
  void newCopyWhileItIsWatched_isAFailedLook() throws Exception {
    up(
        Service.entrypoint("nats", "./nats/.bin/nats-server")
            .restarting(new Project.Availability(Project.Availability.Restart.ON_FAILURE, 1, 0)));
    await().until(() -> state().isUp());
    var health = HealthCheck.of(settings(), Bench.outside(bench.reloadEnds));
    var bytes = Digest.of(ONE);
    var first = health.look(bytes);
    long pid = state().pid();

    ProcessHandle.of(pid).orElseThrow().destroyForcibly();
    await().until(() -> state().isUp() && state().pid() != pid);

    assertThat(first).hasToString("Healthy[]");
    assertThat(health.look(bytes).toString()).contains("process %d ended".formatted(pid));
    assertThat(health.look(bytes)).hasToString("Healthy[]");
  }

  private BinarySettings settings() {
    return new BinarySettings(
        bench.live, folder, Optional.empty(), bench.reload, bench.health, Bench.TERMS, 1_000);
  }

  @Test
  void binaryThatDies_isSickAndTheOldOneIsStartedAgain() throws Exception {
    up();
    var target = bench.target();
    bench.stored.put(Digest.of(ONE), bench.artifact("v1", ONE).file());
    var plan = bench.planFor("v2", DYING, owned());
    target.apply(plan, bench.artifact("v2", DYING), bench.journal);
    var verdict = verify(target, plan);

    var back = target.restoration(bench.inventory("v1", ONE));
    target.restore(back, new MemoryJournal(FaultPoints.NONE));

    assertThat(verdict).asString().startsWith("Sick").contains("exit code 3");
    assertThat(state().isUp()).isTrue();
    assertThat(bench.digestOfLive()).contains(Digest.of(ONE));
  }

  @Test
  void stoppedByAPerson_staysStoppedAndIsWell() throws Exception {
    up(Service.entrypoint("nats", "./nats/.bin/nats-server").disabled());
    bench.health = new Health.ByHttp(URI.create("http://127.0.0.1:1/"), Duration.ofSeconds(1));
    var target = bench.target();
    var plan = bench.planFor("v2", TWO, owned());

    var effects = target.apply(plan, bench.artifact("v2", TWO), bench.journal);

    assertThat(effects.done().toString()).contains("nats was not restarted: it is disabled");
    assertThat(verify(target, plan)).isInstanceOf(Verdict.Well.class);
    assertThat(state().status()).isEqualTo(ProcessState.Status.DISABLED);
  }

  @Test
  void killedBetweenStopAndStart_isStartedByRecovery() throws Exception {
    up();
    var plan = bench.planFor("v2", TWO, owned());
    bench.target().apply(plan, bench.artifact("v2", TWO), bench.journal);
    var journal = new MemoryJournal(FaultPoints.NONE);
    journal.append(Steps.from(Optional.of(Digest.of(ONE))));
    journal.append(Steps.OURS);
    ProcessHandle.of(state().pid()).orElseThrow().destroyForcibly();
    await().until(() -> state().status() == ProcessState.Status.COMPLETED);

    assertThat(bench.target().recover(intent(plan), journal)).isInstanceOf(Recovery.Finished.class);
    assertThat(state().isUp()).isTrue();
  }
}
