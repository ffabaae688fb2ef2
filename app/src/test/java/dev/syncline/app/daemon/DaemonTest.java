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
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
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
