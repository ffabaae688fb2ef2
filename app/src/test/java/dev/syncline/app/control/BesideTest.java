package dev.syncline.app.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.syncline.app.InProcess;
import dev.syncline.app.Launched;
import dev.syncline.demo.git.GitServer;
import dev.syncline.demo.git.Item;
import dev.syncline.demo.git.Upstream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Several processes that want one state directory. Those tests that start many are chosen with the
/// peers.
class BesideTest {
  private static final String CONFIGURATION =
      """
      version: 1
      state: state
      syncs:
        www:
          source: {git: {url: "%s", track: tags}}
          target: {directory: {path: www}}
      """;

  private static final String HEARD = "The daemon looks at www now.";

  @TempDir private Path folder;

  private final List<AutoCloseable> opened = new ArrayList<>();
  private Upstream upstream;
  private Path configuration;

  @BeforeEach
  void publish() throws Exception {
    var root = Files.createDirectory(folder.resolve("upstream"));
    upstream = Upstream.create(root.resolve("www.git"));
    var server = GitServer.open(root);
    opened.addAll(List.of(upstream, server));
    configuration =
        Files.writeString(
            folder.resolve("syncline.yaml"), CONFIGURATION.formatted(server.url("www.git")));
    release("v1.0.0");
  }

  @AfterEach
  void end() throws Exception {
    for (var each : opened.reversed()) {
      each.close();
    }
  }

  private void release(String version) throws IOException {
    upstream.tag(version, upstream.commit("main", Item.file("index.html", version)));
  }

  private Launched start(String... words) throws IOException {
    var started = Launched.start(configuration, Map.of(), words);
    opened.add(started);
    return started;
  }

  /// One that has brought the first version.
  private Launched watch() throws IOException {
    var watch = start("watch", "--port", "0");
    awaitInPlace("v1.0.0");
    watch.awaitSaid(1, "event=daemon.started");
    return watch;
  }

  /// What a command says that ends well.
  private String done(String... words) {
    var said = new InProcess(configuration).syncline(words);
    assertThat(said.exit()).as(said.err()).isZero();
    return said.out() + said.err();
  }

  private void awaitInPlace(String version) {
    var page = folder.resolve("www/current/index.html");
    await().until(() -> Files.exists(page) && Files.readString(page).equals(version));
  }

  @Test
  @Tag("peers")
  void pollBesideAWatch_showsItsLogAndTakesOverWhenThatIsKilled() throws Exception {
    var watch = watch();
    var poll = start("poll");
    poll.awaitSaid(1, "Another Syncline has " + folder.resolve("state"));
    var patch = new AtomicInteger();
    await() // it hears a moment after it has said so
        .until(() -> {
          release("v1.1." + patch.getAndIncrement());
          done("ring", "www");
          return poll.said().contains("event=run.finished sync=www");
        });
    assertThat(poll.said()).doesNotContain("event=daemon.started");

    watch.kill();

    poll.awaitSaid(1, "event=daemon.started");
    release("v1.2.0");
    done("ring", "www");
    awaitInPlace("v1.2.0");
    assertThat(poll.stop()).isZero();
  }

  @Test
  @Tag("peers")
  void watchBesideAPoll_isMadeRoomForAndFollowed() throws Exception {
    var poll = start("poll");
    poll.awaitSaid(1, "event=daemon.started");

    var watch = watch();

    poll.awaitSaid(1, "Another Syncline has");
    assertThat(watch.stop()).isZero();
    poll.awaitSaid(2, "event=daemon.started");
    assertThat(poll.stop()).isZero();
  }

  @Test
  void aSecondWatch_isRefusedAndTheFirstGoesOn() throws Exception {
    var first = watch();

    var second = start("watch", "--port", "0");

    assertThat(second.exit()).isEqualTo(1);
    assertThat(second.said())
        .contains("a syncline watch runs there already", "SYN-WATCH-TWICE")
        .contains("Stop that one first");
    assertThat(done("ring", "www")).contains("Rung: www");
    assertThat(first.stop()).isZero();
  }

  @Test
  void decisions_areTakenByTheDaemonAndWithoutOne() throws Exception {
    var watch = watch();
    release("v2.0.0");
    assertThat(done("sync", "www")).contains("v2.0.0 is a major step");
    assertThat(done("approve", "www")).contains("Approved for www: v2.0.0", HEARD);
    awaitInPlace("v2.0.0");
    assertThat(done("hold", "www")).contains("www is held", HEARD);
    assertThat(done("suspend", "www")).contains("www is suspended", HEARD);

    watch.kill();

    assertThat(folder.resolve("state/control.sock")).exists();
    release("v2.1.0");
    assertThat(done("sync", "www")).contains("suspended");
    assertThat(done("resume", "www")).contains("www is resumed").doesNotContain(HEARD);
    assertThat(done("unhold", "www")).contains("no longer held").doesNotContain(HEARD);
    assertThat(done("pin", "www", "v2.1.0")).contains("pinned to v2.1.0").doesNotContain(HEARD);
    assertThat(done("sync", "www")).contains("applied");
    awaitInPlace("v2.1.0");
  }
}
