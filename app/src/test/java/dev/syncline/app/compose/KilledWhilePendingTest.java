package dev.syncline.app.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.syncline.app.InProcess;
import dev.syncline.app.Launched;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The daemon in a process of its own is killed while a reload is pending, and all takes as long as
/// it does for people.
@Tag("peers")
class KilledWhilePendingTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir private Path folder;
  private Town town;

  @BeforeEach
  void begin() throws Exception {
    town = new Town(folder, Duration.ofSeconds(1));
    town.release("v1.0.0", "");
    town.up(Town.service());
  }

  @AfterEach
  void end() {
    town.close();
  }

  private Launched watch() throws IOException {
    return Launched.start(town.configuration, Map.of(), "watch", "--port", "0");
  }

  private JsonNode sync() {
    var said = new InProcess(town.configuration).syncline("status", "--json");
    return JsonMapper.shared().readTree(said.out()).at("/syncs/0");
  }

  private void awaitState(String state, String version) {
    await()
        .atMost(PATIENCE)
        .until(
            this::sync,
            it ->
                it.path("state").asString("").equals(state)
                    && it.path("version").asString("").equals(version));
  }

  @Test
  void reload_isStillPendingAndDoneByTheNextDaemon() throws Exception {
    try (var first = watch()) {
      awaitState("up-to-date", "v1.0.0");
      town.compose().vanish();
      town.release("v1.1.0", "");
      new InProcess(town.configuration).syncline("ring", "nats");
      awaitState("pending", "v1.0.0");

      first.kill();
    }

    assertThat(sync().path("text").asString()).contains("reload pending");
    try (var second = watch()) {
      second.awaitSaid(1, "[SYN-COMPOSE-AWAY]");
      awaitState("pending", "v1.0.0");

      town.up(Town.service());

      awaitState("up-to-date", "v1.1.0");
      assertThat(town.started()).startsWith("v1.0.0", "v1.1.0").hasSizeLessThanOrEqualTo(3);
      assertThat(second.stop()).isZero();
    }
  }
}
