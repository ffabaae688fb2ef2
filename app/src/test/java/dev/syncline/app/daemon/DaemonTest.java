package dev.syncline.app.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.syncline.app.config.ConfigurationReader;
import dev.syncline.app.config.ConfigurationReader.Loaded;
import dev.syncline.app.wiring.StateHouseholds;
import dev.syncline.core.ledger.DeliveryId;
import dev.syncline.core.ledger.Entry;
import dev.syncline.core.ledger.Tenure;
import dev.syncline.core.run.FaultPoints;
import dev.syncline.core.run.SyncException;
import dev.syncline.core.run.SyncName;
import dev.syncline.engine.pace.SystemPace;
import dev.syncline.ledger.sqlite.SqliteLedger;
import dev.syncline.shared.files.Trees;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated // takes the standard output
class DaemonTest {
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

  /// One whose state cannot be made as long as `disk` is a file.
  private Path writeOnDisk() throws Exception {
    var text = CONFIGURATION.replace("state: state", "state: disk/state");
    return Files.writeString(folder.resolve("syncline.yaml"), text.formatted(4, "one", "service"));
  }

  private Daemon daemon(Path file) {
    if (!(ConfigurationReader.read(Optional.of(file), Map.of())
        instanceof Loaded.Well(var configuration, _))) {
      throw new IllegalStateException("the configuration is broken");
    }
    var households =
        new StateHouseholds(configuration, Map.of(), "a test", new SystemPace(), FaultPoints.NONE);
    return new Daemon(
        households, Optional.of(file), Map.of(), new Daemon.Logging(false, false, false));
  }

  private static Thread started(Daemon daemon) {
    return Thread.ofPlatform()
        .start(() -> {
          try {
            daemon.run(Optional.empty(), _ -> () -> {});
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
    var daemon = daemon(write(4, "one", "before"));
    write(4, "one", "after");

    var thread = started(daemon);

    awaitSaid("event=sync.declared sync=after");
    daemon.stop();
    thread.join();
  }

  @Test
  void configurationThatIsRightAgain_isToldAsSuch() throws Exception {
    var file = write(4, "one", "service");
    var daemon = daemon(file);
    var thread = started(daemon);
    awaitSaid("event=daemon.started");

    Files.writeString(file, "syncs: [");
    awaitSaid("event=configuration.refused");
    write(4, "one", "service");

    awaitSaid("event=configuration.reloaded syncs=1");
    daemon.stop();
    thread.join();
  }

  private long count(String words) {
    return caught.toString(StandardCharsets.UTF_8).lines().filter(it -> it.contains(words)).count();
  }

  @Test
  void stateThatCannotBeOpened_isTriedAgainUntilItCan() throws Exception {
    var blocker = Files.createFile(folder.resolve("disk"));
    var daemon = daemon(writeOnDisk());
    var thread = started(daemon);
    awaitSaid("SYN-LEDGER-DISK");

    Files.delete(blocker);

    awaitSaid("event=daemon.started");
    daemon.stop();
    thread.join();
    assertThat(count("SYN-LEDGER-DISK")).isEqualTo(1);
  }

  @Test
  void stopWhileTheStateCannotBeOpened_isObeyed() throws Exception {
    Files.createFile(folder.resolve("disk"));
    var daemon = daemon(writeOnDisk());
    var thread = started(daemon);
    awaitSaid("SYN-LEDGER-DISK");

    daemon.stop();
    thread.join();

    assertThat(count("event=daemon.started")).isZero();
  }

  @Test
  void stateThatIsTakenAway_isSaidOnceAndBegunAnew() throws Exception {
    var daemon = daemon(write(4, "one", "service"));
    var thread = started(daemon);
    awaitSaid("event=run.finished sync=service");

    Trees.delete(folder.resolve("state"));

    await().until(() -> count("event=daemon.started") == 2);
    daemon.stop();
    thread.join();
    assertThat(count("SYN-STATE-LOST")).isEqualTo(1);
    assertThat(folder.resolve("state").resolve("ledger.db")).exists();
  }

  @Test
  void ledgerThatIsDamagedMeanwhile_isKeptAsideAndBegunAnew() throws Exception {
    var daemon = daemon(write(4, "one", "service"));
    var thread = started(daemon);
    awaitSaid("event=run.finished sync=service");

    damage(folder.resolve("state").resolve("ledger.db"));
    write(4, "one", "other"); // a pass that reads what it did not read before

    await().until(() -> count("event=daemon.started") == 2);
    daemon.stop();
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
    var daemon = daemon(file);
    var thread = started(daemon);
    awaitSaid("event=daemon.started");

    write(5, "other", "service");

    awaitSaid("event=configuration.needs-restart what=notify");
    awaitSaid("event=configuration.needs-restart what=places");
    daemon.stop();
    thread.join();
    assertThat(caught.toString(StandardCharsets.UTF_8)).doesNotContain("what=state");
  }

  @Test
  void webhookThatAKillCutShort_isWorkedOffByTheNextStart() throws Exception {
    var file = write(4, "one", "service");
    var state = folder.resolve("state");
    var id = new DeliveryId("github", "1");
    var syncs = List.of(new SyncName("service"), new SyncName("gone"));
    try (var ledger = SqliteLedger.open(state, "a test", new SystemPace())) {
      ledger.write(
          Tenure.SOLE, List.of(new Entry.DeliveryAccepted(id, "push", syncs, Instant.EPOCH)));
    }

    var daemon = daemon(file);
    var thread = started(daemon);

    try (var ledger = SqliteLedger.openForReading(state)) {
      awaitSaid("event=daemon.started");
      await().until(() -> ledger.deliveries().accepted().isEmpty());
      assertThat(ledger.deliveries().find(id).orElseThrow().rings())
          .extracting(ring -> ring.state() + " " + ring.note().split(" ", 2)[0])
          .containsExactly("FAILED listing", "FAILED not"); // there is no repository, and no sync
    }
    daemon.stop();
    thread.join();
  }
}
