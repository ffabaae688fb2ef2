package dev.syncline.target.binary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.syncline.core.content.Digest;
import dev.syncline.core.plan.Intent;
import dev.syncline.core.plan.Intent.Purpose;
import dev.syncline.core.run.FaultPoints;
import dev.syncline.core.target.Look;
import dev.syncline.core.target.Probation;
import dev.syncline.core.target.Verdict;
import dev.syncline.shared.process.Processes;
import dev.syncline.shared.wire.HealthProbe;
import dev.syncline.shared.wire.Wires;
import dev.syncline.target.binary.BinarySettings.Health;
import dev.syncline.target.binary.BinarySettings.Reload;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is seen after the swap, with real processes and real HTTP.
class WatchTest {
  private static final Digest BYTES = Digest.of(Bench.NEW);
  private static final Duration LIMIT = Duration.ofSeconds(10);

  @TempDir Path folder;

  private final Processes processes = Bench.processes();
  private final Outside outside = Bench.outside(command -> processes.run(command, _ -> {}));
  private Bench bench;

  @BeforeEach
  void open() throws Exception {
    bench = new Bench(folder, FaultPoints.NONE);
    bench.put("v2", Bench.NEW);
  }

  private Intent intent() throws Exception {
    var owned = bench.owned("v2", Bench.NEW);
    return Bench.intent(Purpose.APPLY, bench.planFor("v2", Bench.NEW, owned), owned);
  }

  private Verdict look(Optional<Probation> soFar) throws Exception {
    return bench.target().verify(intent(), soFar, bench.pace.now());
  }

  private BinarySettings settings(Reload reload, Health health) {
    return new BinarySettings(
        bench.live, folder, Optional.empty(), reload, health, Bench.TERMS, 1_000);
  }

  @Test
  void nothingToWatch_isWellAtOnce() throws Exception {
    bench.reload = new Reload.None();

    assertThat(look(Optional.empty())).isInstanceOf(Verdict.Well.class);
  }

  @Test
  void otherBytesOrAnotherVersionFile_areSick() throws Exception {
    var intent = intent();
    Files.writeString(bench.layout.versionFile(), "v9");
    var version = bench.target().verify(intent, Optional.empty(), bench.pace.now());
    Files.writeString(bench.live, "edited");
    var bytes = bench.target().verify(intent, Optional.empty(), bench.pace.now());

    assertThat(version).hasToString("Sick[why=.version does not say what is installed]");
    assertThat(bytes).asString().startsWith("Sick[why=nats-server is sha256:");
  }

  @Test
  void aReloadedCommandWithoutHealth_isWellOnceItsTimeIsOver() throws Exception {
    var first = look(Optional.empty());

    assertThat(first)
        .isInstanceOfSatisfying(
            Verdict.Watching.class,
            it -> assertThat(it.next()).isEqualTo(bench.pace.now().plus(Bench.TERMS.every())));
    bench.pace.move(Bench.TERMS.healthyFor());
    assertThat(look(Optional.of(((Verdict.Watching) first).probation())))
        .isInstanceOf(Verdict.Well.class);
  }

  @Test
  void healthOverHttp_isAnyAnswerOfTheTwoHundreds() throws Exception {
    var status = new AtomicInteger(204);
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/healthz",
        exchange -> {
          exchange.getResponseHeaders().set("Location", "/healthz2");
          exchange.sendResponseHeaders(status.get(), -1);
          exchange.close();
        });
    server.start();
    int port = server.getAddress().getPort();
    var address = URI.create("http://127.0.0.1:%d/healthz?token=x".formatted(port));
    var health =
        HealthCheck.of(settings(new Reload.None(), new Health.ByHttp(address, LIMIT)), outside);
    try {
      assertThat(health.look(BYTES)).isInstanceOf(Look.Healthy.class);
      status.set(302);
      assertThat(health.look(BYTES)).asString().contains("/healthz answered 302");
      status.set(503);
      assertThat(health.look(BYTES))
          .isEqualTo(new Look.Unhealthy("127.0.0.1:%d/healthz answered 503".formatted(port)));
    } finally {
      server.stop(0);
    }
    assertThat(health.look(BYTES)).asString().contains("did not answer").doesNotContain("token");
  }

  @Test
  void anEndpointThatIsSilent_isUnhealthyInTime() throws Exception {
    try (var silent = new java.net.ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      var address = URI.create("http://127.0.0.1:" + silent.getLocalPort());
      var health =
          HealthCheck.of(
              settings(new Reload.None(), new Health.ByHttp(address, Duration.ofMillis(200))),
              outside);

      assertThat(health.look(BYTES)).asString().contains("nothing came for 200 ms");
    }
  }

  @Test
  void healthByCommand_isItsExitCode() throws Exception {
    assertThat(healthBy("exit 0").look(BYTES)).isInstanceOf(Look.Healthy.class);
    assertThat(healthBy("echo port closed; exit 7").look(BYTES))
        .isEqualTo(new Look.Unhealthy("the health command ended with exit code 7: port closed"));
  }

  private HealthCheck healthBy(String script) {
    var health = new Health.ByCommand(List.of("sh", "-c", script), LIMIT);
    return HealthCheck.of(settings(new Reload.None(), health), outside);
  }

  @Test
  void aSignal_reachesTheProcessOfThePidFile_whichIsWatchedThen() throws Exception {
    var pidFile = folder.resolve("nats.pid");
    var heard = folder.resolve("heard");
    var script = "trap 'echo hup > %s; exit 0' HUP; echo $$ > %s; while :; do sleep 0.05; done";
    var daemon =
        new ProcessBuilder("sh", "-c", script.formatted(heard, pidFile)).directory(folder.toFile());
    var process = daemon.start();
    try {
      org.awaitility.Awaitility.await()
          .until(() -> Files.exists(pidFile) && Files.size(pidFile) > 0);
      var settings = settings(new Reload.BySignal("SIGHUP", pidFile), new Health.None());
      var health = HealthCheck.of(settings, outside);
      assertThat(health.look(BYTES)).isInstanceOf(Look.Healthy.class);

      var result = Reloader.of(settings, outside).run(BYTES, bench.journal);

      assertThat(result).isEqualTo(new Reloader.Result.Done("reloaded by HUP"));
      assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
      assertThat(heard).hasContent("hup");
      assertThat(health.look(BYTES)).isEqualTo(new Look.Unhealthy("no process runs by nats.pid"));
      assertThat(Reloader.of(settings, outside).run(BYTES, bench.journal))
          .isEqualTo(new Reloader.Result.Nothing("nothing to reload: no process runs by nats.pid"));
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void aPidFileWithSomethingElse_isAReloadThatFailed_andUnhealthy() throws Exception {
    var pidFile = Files.writeString(folder.resolve("pid"), "/etc/passwd");
    var settings = settings(new Reload.BySignal("HUP", pidFile), new Health.None());

    assertThat(Reloader.of(settings, outside).run(BYTES, bench.journal))
        .isInstanceOfSatisfying(
            Reloader.Result.Failed.class,
            it -> assertThat(it.why()).contains("not the number of another process"));
    assertThat(HealthCheck.of(settings, outside).look(BYTES)).isInstanceOf(Look.Unhealthy.class);
  }

  @Test
  void aLoginInTheHealthAddress_isRefusedAsConfiguration() {
    var address = URI.create("http://user:planted@127.0.0.1/healthz");

    assertThatThrownBy(() -> new Health.ByHttp(address, LIMIT))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("planted");
  }

  @Test
  void aServiceThatWasStopped_isWell_andTheEffectSaysThatNothingRan() throws Exception {
    bench.reload = new Reload.BySignal("HUP", folder.resolve("none.pid"));
    var owned = bench.owned("v2", Bench.NEW);
    var plan = bench.planFor("v3", "the newest", owned);
    var target = bench.target();

    var effects = target.apply(plan, bench.artifact("v3", "the newest"), bench.journal);

    var intent = Bench.intent(Purpose.APPLY, plan, owned);
    assertThat(effects.done().toString())
        .contains("nothing to reload: no process runs by none.pid");
    assertThat(bench.journal.steps()).endsWith("nothing to reload");
    assertThat(target.verify(intent, Optional.empty(), bench.pace.now()))
        .isInstanceOf(Verdict.Well.class);
    assertThat(bench.target().verify(intent, Optional.empty(), bench.pace.now()))
        .as("in another life")
        .isInstanceOf(Verdict.Well.class);
  }

  @Test
  void aServiceThatDiedOfTheReload_isNotTakenForAStoppedOne() throws Exception {
    var pidFile = folder.resolve("nats.pid");
    var process =
        daemon("trap 'exit 1' HUP; echo $$ > " + pidFile + "; while :; do sleep 0.05; done");
    try {
      awaitWritten(pidFile);
      bench.reload = new Reload.BySignal("HUP", pidFile);
      var owned = bench.owned("v2", Bench.NEW);
      var plan = bench.planFor("v3", "the newest", owned);
      var target = bench.target();
      target.apply(plan, bench.artifact("v3", "the newest"), bench.journal);
      assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();

      var intent = Bench.intent(Purpose.APPLY, plan, owned);
      var verdict = target.verify(intent, Optional.empty(), bench.pace.now());

      assertThat(verdict)
          .isInstanceOfSatisfying(
              Verdict.Watching.class, it -> assertThat(it.probation().healthySince()).isEmpty());
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void aProcessThatRunsTheOldFile_isUnhealthyAfterTerm_andOnlyToldAfterHup() throws Exception {
    var live = program("sleeper", "/bin/sleep");
    var pidFile = folder.resolve("sleeper.pid");
    var process = new ProcessBuilder(live.toString(), "60").start();
    try {
      Files.writeString(pidFile, process.pid() + "\n");
      var byTerm = settings(live, new Reload.BySignal("TERM", pidFile));
      var byUsr = settings(live, new Reload.BySignal("WINCH", pidFile)); // which sleep survives
      var old = dev.syncline.shared.files.FileDigests.of(live);
      assertThat(HealthCheck.of(byTerm, outside).look(old)).isInstanceOf(Look.Healthy.class);

      var next = program("next", "/bin/cat");
      Files.move(next, live, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
      var bytes = dev.syncline.shared.files.FileDigests.of(live);

      assertThat(HealthCheck.of(byTerm, outside).look(bytes))
          .asString()
          .contains("still runs another binary than");
      assertThat(HealthCheck.of(byTerm, outside).look(old)).isInstanceOf(Look.Healthy.class);
      assertThat(HealthCheck.of(byUsr, outside).look(bytes)).isInstanceOf(Look.Healthy.class);
      assertThat(Reloader.of(byUsr, outside).run(bytes, bench.journal))
          .asString()
          .contains("goes on with the program that it was started from");
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void aScript_isNotMistakenForAnotherBinary() throws Exception {
    var pidFile = folder.resolve("script.pid");
    var process = daemon("echo $$ > " + pidFile + "; while :; do sleep 0.05; done");
    try {
      awaitWritten(pidFile);
      var settings = settings(bench.live, new Reload.BySignal("TERM", pidFile));

      assertThat(HealthCheck.of(settings, outside).look(BYTES)).isInstanceOf(Look.Healthy.class);
    } finally {
      process.destroyForcibly();
    }
  }

  private Process daemon(String script) throws Exception {
    return new ProcessBuilder("sh", "-c", script).directory(folder.toFile()).start();
  }

  private static void awaitWritten(Path pidFile) {
    org.awaitility.Awaitility.await().until(() -> Files.exists(pidFile) && Files.size(pidFile) > 0);
  }

  private Path program(String name, String from) throws Exception {
    var file = Files.copy(Path.of(from), folder.resolve(name));
    assertThat(file.toFile().setExecutable(true)).isTrue();
    return file;
  }

  private BinarySettings settings(Path live, Reload reload) {
    return new BinarySettings(
        live, folder, Optional.empty(), reload, new Health.None(), Bench.TERMS, 1_000);
  }

  @Test
  void aServiceStartedByTheReloadCommand_printsOnAndLives() throws Exception {
    var pidFile = folder.resolve("ticker.pid");
    var ticks = folder.resolve("ticks");
    var ticker = "while true; do echo tick; echo x >> %s; sleep 0.05; done".formatted(ticks);
    var script = "sh -c '%s' & echo $! > %s; echo started".formatted(ticker, pidFile);
    var reload = new Reload.ByCommand(List.of("sh", "-c", script), LIMIT);

    var result = Reloader.of(settings(bench.live, reload), outside).run(BYTES, bench.journal);

    assertThat(result).isEqualTo(new Reloader.Result.Done("reloaded by command"));
    var service = ProcessHandle.of(Long.parseLong(Files.readString(pidFile).strip())).orElseThrow();
    try {
      long seen = Files.size(ticks);
      org.awaitility.Awaitility.await().until(() -> Files.size(ticks) >= seen + 2 * 20);
      assertThat(service.isAlive()).isTrue();
    } finally {
      service.destroyForcibly();
    }
  }

  @Test
  void aSignalThatIsNone_isRefusedAsConfiguration() {
    assertThatThrownBy(() -> new Reload.BySignal("HUP; reboot", Path.of("/run/x.pid")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aRealProgram_isCheckedSwappedInWhileItRuns_andItsOldProcessLivesOn() throws Exception {
    var bin = Files.createDirectories(folder.resolve("app/.bin"));
    var live = Files.copy(Path.of("/bin/sleep"), bin.resolve("sleeper"));
    live.toFile().setExecutable(true);
    var running = new ProcessBuilder(live.toString(), "60").start();
    try {
      var real = new Bench(folder.resolve("real"), FaultPoints.NONE);
      var settings =
          new BinarySettings(
              live,
              folder,
              Optional.of(new BinarySettings.Check(List.of("{artifact}", "0"), LIMIT)),
              new Reload.None(),
              new Health.None(),
              Bench.TERMS,
              BinarySettings.BYTES_MAX_DEFAULT);
      var target =
          new BinaryTarget(
              settings,
              new dev.syncline.shared.files.DurableFiles(FaultPoints.NONE),
              new NoArtifacts(),
              processes,
              new HealthProbe(Wires.plain()),
              real.pace);
      var script = "#!/bin/sh\nexec sleep \"$@\"\n";
      var artifact = real.artifact("v2", script);
      var desired = new dev.syncline.core.target.Desired.Ready<>(Bench.candidate("v2"), artifact);
      var plan =
          target
              .observe(dev.syncline.core.plan.Owned.NOTHING)
              .plan(desired, dev.syncline.core.plan.Owned.NOTHING);

      target.apply(plan, artifact, real.journal);

      assertThat(live).hasContent(script);
      assertThat(running.isAlive()).isTrue();
      assertThat(new ProcessBuilder(live.toString(), "0").start().waitFor()).isZero();
    } finally {
      running.destroyForcibly();
    }
  }
}
