package dev.syncline.app.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.syncline.demo.git.GitServer;
import java.io.IOException;
import java.net.URI;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/// The day of a platform's developer: `examples/platform` with the real nats-server, built from its
/// Go module by the real Task, run by Process Compose, kept by `syncline watch`. Each test goes on
/// where the one before ended.
@Tag("peers")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RealPlatformTest {
  private static final Duration BUILD = Duration.ofMinutes(5);

  private GitServer server;
  private GoUpstream nats;
  private GoUpstream arc;
  private Checkout checkout;
  private Syncline syncline;
  private AutoCloseable services;
  private Watch watch;
  private Unmoved arcBefore;

  /// What must not change of a service that nothing was published for.
  private record Unmoved(String pid, Instant started, Object file, String made) {}

  @BeforeAll
  void layOut(@TempDir Path folder) throws Exception {
    var upstreams = Files.createDirectory(folder.resolve("upstreams"));
    nats = GoUpstream.create(upstreams.resolve("nats.git"), folder.resolve("modules/nats"));
    nats.releaseNats("v2.10.27", "v2.10.27", "first");
    arc = GoUpstream.create(upstreams.resolve("arc.git"), folder.resolve("modules/arc"));
    arc.commitWeb();
    server = GitServer.open(upstreams);
    checkout = Checkout.create(folder.resolve("checkout"), server.url("").replaceFirst("/$", ""));
    syncline = new Syncline(checkout.root(), "a secret of nobody else");
    services = Services.up(checkout);
  }

  @AfterAll
  void clear() throws Exception {
    if (watch != null) {
      watch.stop();
    }
    services.close();
    server.close();
    nats.close();
    arc.close();
  }

  @Test
  @Order(1)
  void initAndWatch_bringBothServicesToLifeWithoutEditing() throws Exception {
    var init = syncline.run("init", "platform");
    assertThat(init.exit()).as(init.err()).isZero();
    var check = syncline.run("check", "--json");
    assertThat(check.exit()).as("one upstream is dead").isEqualTo(5);
    assertThat(JsonMapper.shared().readTree(check.out()).at("/nats/latest").asString())
        .isEqualTo("v2.10.27");

    watch = syncline.watch(freePort());

    eventually(() -> isServed("2.10.27", "first") && isCurrent("nats", "v2.10.27"));
    eventually(() -> arcPid() > 0 && isDone("arc"));
    arcBefore = arc();
  }

  @Test
  @Order(2)
  void signedPushOfATag_bringsJustThatServiceToTheNewVersion() throws Exception {
    checkout.watchNatsFor("10s"); // the running daemon reads it anew
    nats.releaseNats("v2.11.17", "v2.11.17", "second");

    var answer = watch.push("nats", server.url("nats.git"), "v2.11.17");

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    eventually(() -> isServed("2.11.17", "second") && isCurrent("nats", "v2.11.17"));
    assertThat(checkout.nats().resolveSibling(".version")).content().contains("version: v2.11.17");
    assertThat(checkout.root().resolve("nats/Taskfile.yml"))
        .content()
        .contains("default \"v2.11.17\"");
    assertThat(arc()).isEqualTo(arcBefore);
  }

  @Test
  @Order(3)
  void releaseThatDoesNotStart_isRolledBackAndRefusedFromThenOn() throws Exception {
    nats.releaseBroken("v2.11.18", "v2.11.17");

    watch.push("nats", server.url("nats.git"), "v2.11.18");

    eventually(() -> watch.runs("nats").get(0).get("outcome").asString("").equals("rolled-back"));
    eventually(() -> isServed("2.11.17", "second"));
    assertThat(watch.sync("nats").get("text").asString()).startsWith("rolled back: v2.11.18: ");
    assertThat(watch.sync("nats").get("version").asString()).isEqualTo("v2.11.17");
    assertThat(arc()).isEqualTo(arcBefore);
  }

  @Test
  @Order(4)
  void daemonKilledInMidSwap_isTakenUpByTheNext() throws Exception {
    nats.releaseNats("v2.11.19", "v2.11.17", "third");
    var before = key(checkout.nats());

    watch.push("nats", server.url("nats.git"), "v2.11.19");
    await().atMost(BUILD).pollInterval(Duration.ofMillis(2)).until(() -> isReplaced(before));
    watch.kill();
    watch = syncline.watch(freePort());

    eventually(() -> isServed("2.11.17", "third") && isCurrent("nats", "v2.11.19"));
    assertThat(watch.runs("nats").get(0).get("outcome").asString()).isEqualTo("applied");
    assertThat(arc()).isEqualTo(arcBefore);
    assertThat(syncline.run("verify", "nats").exit()).isZero();
  }

  private static void eventually(Callable<Boolean> holds) {
    await().ignoreExceptions().atMost(BUILD).pollInterval(Duration.ofMillis(200)).until(holds);
  }

  private boolean isServed(String version, String name) throws IOException {
    var told = JsonMapper.shared().readTree(get(checkout.monitorPort(), "/varz"));
    return told.get("version").asString().equals(version)
        && told.get("server_name").asString().equals(name);
  }

  private boolean isCurrent(String sync, String version) throws Exception {
    return isDone(sync) && watch.sync(sync).get("version").asString("").equals(version);
  }

  private boolean isDone(String sync) throws Exception {
    return watch.sync(sync).get("state").asString().equals("up-to-date");
  }

  private long arcPid() throws IOException {
    return Long.parseLong(get(checkout.arcPort(), "/"));
  }

  private Unmoved arc() throws Exception {
    var pid = arcPid();
    return new Unmoved(
        Long.toString(pid),
        ProcessHandle.of(pid).orElseThrow().info().startInstant().orElseThrow(),
        key(checkout.arc()),
        Files.readString(checkout.arc().resolveSibling(".version")));
  }

  private boolean isReplaced(Object before) throws IOException {
    return Files.exists(checkout.nats()) && !key(checkout.nats()).equals(before);
  }

  private static Object key(Path file) throws IOException {
    return Files.getAttribute(file, "unix:ino");
  }

  private static String get(int port, String path) throws IOException {
    URLConnection connection =
        URI.create("http://127.0.0.1:%d%s".formatted(port, path)).toURL().openConnection();
    connection.setReadTimeout(10_000);
    try (var in = connection.getInputStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new java.net.ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
