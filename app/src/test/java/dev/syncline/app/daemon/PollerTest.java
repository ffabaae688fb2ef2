package dev.syncline.app.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.syncline.app.config.ConfigurationReader;
import dev.syncline.app.config.ConfigurationReader.Loaded;
import dev.syncline.app.wiring.StateHouseholds;
import dev.syncline.core.run.FaultPoints;
import dev.syncline.core.run.SyncException;
import dev.syncline.engine.pace.SystemPace;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
    return new Poller(households, Optional.of(file), Map.of(), new Poller.Log(false, false, false));
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

  @Test
  void configurationThatIsRightAgain_isToldAsSuch() throws Exception {
    var file = write(4, "one", "service");
    var poller = poller(file);
    var thread = started(poller);
    awaitSaid("event=daemon.started");

    Files.writeString(file, "syncs: [");
    awaitSaid("event=configuration.refused");
    write(4, "one", "service");

    awaitSaid("event=configuration.reloaded syncs=1");
    poller.stop();
    thread.join();
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
