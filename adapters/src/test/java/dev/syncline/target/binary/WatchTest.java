package dev.syncline.target.binary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.syncline.core.plan.Intent;
import dev.syncline.core.plan.Intent.Purpose;
import dev.syncline.core.run.FaultPoints;
import dev.syncline.core.target.Look;
import dev.syncline.core.target.Probation;
import dev.syncline.core.target.Verdict;
import dev.syncline.target.binary.BinarySettings.Health;
import dev.syncline.target.binary.BinarySettings.Reload;
import dev.syncline.target.binary.Commands.Ended;
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
  private static final Duration LIMIT = Duration.ofSeconds(10);

  @TempDir Path folder;

  private final LocalCommands commands = new LocalCommands();
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
    var address = URI.create("http://user:secret@127.0.0.1:%d/healthz?token=x".formatted(port));
    var health =
        HealthCheck.of(
            settings(new Reload.None(), new Health.ByHttp(address, LIMIT)),
            commands,
            new LocalHttpProbe());
    try {
      assertThat(health.look()).isInstanceOf(Look.Healthy.class);
      status.set(302);
      assertThat(health.look()).asString().contains("/healthz answered 302");
      status.set(503);
      assertThat(health.look())
          .isEqualTo(new Look.Unhealthy("127.0.0.1:%d/healthz answered 503".formatted(port)));
    } finally {
      server.stop(0);
    }
    assertThat(health.look())
        .asString()
        .contains("did not answer")
        .doesNotContain("secret", "token");
  }

  @Test
  void anEndpointThatIsSilent_isUnhealthyInTime() throws Exception {
    try (var silent = new java.net.ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      var address = URI.create("http://127.0.0.1:" + silent.getLocalPort());
      var health =
          HealthCheck.of(
              settings(new Reload.None(), new Health.ByHttp(address, Duration.ofMillis(200))),
              commands,
              new LocalHttpProbe());

      assertThat(health.look()).isInstanceOf(Look.Unhealthy.class);
    }
  }

  @Test
  void healthByCommand_isItsExitCode() throws Exception {
    assertThat(healthBy("exit 0").look()).isInstanceOf(Look.Healthy.class);
    assertThat(healthBy("echo port closed; exit 7").look())
        .isEqualTo(new Look.Unhealthy("the health command exited with 7: port closed"));
  }

  private HealthCheck healthBy(String script) {
    var health = new Health.ByCommand(List.of("sh", "-c", script), LIMIT);
    return HealthCheck.of(settings(new Reload.None(), health), commands, new LocalHttpProbe());
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
      var health = HealthCheck.of(settings, commands, new LocalHttpProbe());
      assertThat(health.look()).isInstanceOf(Look.Healthy.class);

      var result = Reloader.of(settings, commands).run();

      assertThat(result).isEqualTo(new Reloader.Result.Done("reloaded by HUP"));
      assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
      assertThat(heard).hasContent("hup");
      assertThat(health.look()).isEqualTo(new Look.Unhealthy("no process runs by nats.pid"));
      assertThat(Reloader.of(settings, commands).run())
          .isEqualTo(new Reloader.Result.Done("nothing to reload: no process runs by nats.pid"));
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void aPidFileWithAnythingElse_isNoProcess() throws Exception {
    var pidFile = folder.resolve("pid");
    for (var text : List.of("", "1", "-1", "0", "12 34", "99999999999999999999", "/etc/passwd")) {
      Files.writeString(pidFile, text);

      assertThat(PidFile.running(pidFile)).as(text).isEmpty();
    }
  }

  @Test
  void aSignalThatIsNone_isRefusedAsConfiguration() {
    assertThatThrownBy(() -> new Reload.BySignal("HUP; reboot", Path.of("/run/x.pid")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aCommand_isBoundedInTimeAndWords_andSeesNoSecrets() throws Exception {
    var late =
        commands.run(
            List.of("sh", "-c", "echo begun; exec sleep 60"), folder, Duration.ofMillis(300));
    var loud =
        commands.run(List.of("sh", "-c", "yes | head -c 1000000; echo the end"), folder, LIMIT);
    var none = commands.run(List.of("no-such-program-here"), folder, LIMIT);
    var seen = commands.run(List.of("env"), folder, LIMIT);

    assertThat(late).isEqualTo(new Ended.TimedOut("begun\n"));
    assertThat(((Ended.Exited) loud).tail()).hasSizeLessThanOrEqualTo(2_048).endsWith("the end\n");
    assertThat(none).isInstanceOf(Ended.NotStarted.class);
    assertThat(((Ended.Exited) seen).tail().lines())
        .allMatch(line -> line.matches("(PATH|HOME|USER|LOGNAME|LANG|LC_ALL|TZ|TMPDIR|SHELL)=.*"));
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
      assertThat(commands.run(List.of(live.toString(), "0"), folder, LIMIT))
          .isEqualTo(new Ended.Exited(0, ""));
    } finally {
      running.destroyForcibly();
    }
  }
}
