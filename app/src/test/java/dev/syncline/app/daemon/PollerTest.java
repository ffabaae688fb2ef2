package dev.syncline.app.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.syncline.app.config.ConfigurationReader;
import dev.syncline.app.config.ConfigurationReader.Loaded;
import dev.syncline.app.wiring.StateHouseholds;
import dev.syncline.core.run.FaultPoints;
import dev.syncline.core.run.SyncException;
import dev.syncline.engine.pace.SystemPace;
import dev.syncline.shared.files.Trees;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated // takes the standard output
class PollerTest {
  private static final String CONFIGURATION =
      """
      version: 1
      state: state
      places: %d
      notify:
        - {name: chat, url: "http://127.0.0.1:1/%s"}
      syncs:
        %s:
          source: {git: {url: "file:///nowhere/service.git"}}
          target: {directory: {path: www}}
      """;

  @TempDir Path folder;

  private final PrintStream out = System.out;
  private final ByteArrayOutputStream caught = new ByteArrayOutputStream();

  @BeforeEach
  void listen() {
    System.setOut(new PrintStream(caught, true, StandardCharsets.UTF_8));
  }

  @AfterEach
  void restore() {
    System.setOut(out);
  }

  private Path write(int places, String address, String sync) throws Exception {
    return Files.writeString(
        folder.resolve("syncline.yaml"), CONFIGURATION.formatted(places, address, sync));
  }

  private Poller poller(Path file) {
    if (!(ConfigurationReader.read(Optional.of(file), Map.of())
        instanceof Loaded.Well(var configuration, _))) {
      throw new IllegalStateException("the configuration is broken");
    }
    var households =
        new StateHouseholds(configuration, Map.of(), "a test", new SystemPace(), FaultPoints.NONE);
    return new Poller(households, Optional.of(file), Map.of(), false, false);
  }

  private static Thread started(Poller poller) {
    return Thread.ofPlatform()
        .start(() -> {
          try {
            poller.run(Optional.empty());
          } catch (SyncException | InterruptedException e) {
            throw new IllegalStateException(e);
          }
        });
  }

  private void awaitSaid(String words) {
    await().until(() -> caught.toString(StandardCharsets.UTF_8).contains(words));
  }

  @Test
  void aChangeBetweenReadingAndStarting_isTakenUp() throws Exception {
    var poller = poller(write(4, "one", "before"));
    write(4, "one", "after");

    var thread = started(poller);

    awaitSaid("event=sync.declared sync=after");
    poller.stop();
    thread.join();
  }

  private long count(String words) {
    return caught.toString(StandardCharsets.UTF_8).lines().filter(it -> it.contains(words)).count();
  }

  @Test
  void stateThatCannotBeOpened_isTriedAgainUntilItCan() throws Exception {
    var blocker = Files.createFile(folder.resolve("state"));
    var poller = poller(write(4, "one", "service"));
    var thread = started(poller);
    awaitSaid("SYN-LEDGER-DISK");

    Files.delete(blocker);

    awaitSaid("event=daemon.started");
    poller.stop();
    thread.join();
    assertThat(count("SYN-LEDGER-DISK")).isEqualTo(1);
  }

  @Test
  void stopWhileTheStateCannotBeOpened_isObeyed() throws Exception {
    Files.createFile(folder.resolve("state"));
    var poller = poller(write(4, "one", "service"));
    var thread = started(poller);
    awaitSaid("SYN-LEDGER-DISK");

    poller.stop();
    thread.join();

    assertThat(count("event=daemon.started")).isZero();
  }

  @Test
  void stateThatIsTakenAway_isSaidOnceAndBegunAnew() throws Exception {
    var poller = poller(write(4, "one", "service"));
    var thread = started(poller);
    awaitSaid("event=run.finished sync=service");

    Trees.delete(folder.resolve("state"));

    await().until(() -> count("event=daemon.started") == 2);
    poller.stop();
    thread.join();
    assertThat(count("SYN-STATE-LOST")).isEqualTo(1);
    assertThat(folder.resolve("state").resolve("ledger.db")).exists();
  }

  @Test
  void ledgerThatIsDamagedMeanwhile_isKeptAsideAndBegunAnew() throws Exception {
    var poller = poller(write(4, "one", "service"));
    var thread = started(poller);
    awaitSaid("event=run.finished sync=service");

    damage(folder.resolve("state").resolve("ledger.db"));
    write(4, "one", "other"); // a pass that reads what it did not read before

    await().until(() -> count("event=daemon.started") == 2);
    poller.stop();
    thread.join();
    assertThat(count("SYN-STATE-LOST")).isEqualTo(1);
    assertThat(count("code=SYN-LEDGER-DAMAGED")).isEqualTo(1);
  }

  private static void damage(Path ledger) throws Exception {
    var log = ledger.resolveSibling("ledger.db-wal");
    for (var file : List.of(ledger, log)) {
      try (var raw = new RandomAccessFile(file.toFile(), "rw")) {
        for (long at = 0; at < raw.length(); at += 512) {
          raw.seek(at);
          raw.write(0x55);
        }
      }
    }
  }

  @Test
  void whatCannotBeTakenUp_isNamed() throws Exception {
    var file = write(4, "one", "service");
    var poller = poller(file);
    var thread = started(poller);
    awaitSaid("event=daemon.started");

    write(5, "other", "service");

    awaitSaid("event=configuration.needs-restart what=notify");
    awaitSaid("event=configuration.needs-restart what=places");
    poller.stop();
    thread.join();
    assertThat(caught.toString(StandardCharsets.UTF_8)).doesNotContain("what=state");
  }
}
