package dev.syncline.app.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.syncline.app.Launched;
import dev.syncline.core.ledger.Delivery;
import dev.syncline.core.ledger.DeliveryId;
import dev.syncline.demo.git.GitServer;
import dev.syncline.demo.git.Item;
import dev.syncline.demo.git.Upstream;
import dev.syncline.ledger.sqlite.SqliteLedger;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `syncline watch` in a process of its own, killed between its 202 and the end of the pass.
class KilledTest {
  private static final String CONFIGURATION =
      """
      state: state
      webhook: {secret: "${env:HOOK}"}
      syncs:
        www:
          source: {git: {url: "%s", branch: main}}
          target: {directory: {path: www}}
      """;

  private static final int SENDERS = 16;

  @TempDir private Path folder;

  @Test
  void whatWasAccepted_survivesAKill() throws Exception {
    try (var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      var first = watch("http://127.0.0.1:%d/www.git".formatted(silent.getLocalPort()));
      try (var wire = new Wire(first.port())) {
        var body = "{}".getBytes(StandardCharsets.UTF_8);
        var headers = Place.JSON + "X-Delivery: one\r\n" + Place.signed(body);
        assertThat(wire.ask("POST", "/webhook/www", headers, body).status()).isEqualTo(202);
      } finally {
        first.kill();
      }
    }
    assertThat(state()).isEqualTo(Delivery.State.ACCEPTED);

    var root = Files.createDirectory(folder.resolve("upstream"));
    try (var upstream = Upstream.create(root.resolve("www.git"));
        var server = GitServer.open(root)) {
      upstream.commit(
          "main", new Item.File("index.html", "x".getBytes(StandardCharsets.UTF_8), false));
      var second = watch(server.url("www.git"));
      try {
        await().until(() -> state() == Delivery.State.DONE);
      } finally {
        second.kill();
      }
    }
    assertThat(folder.resolve("www/current/index.html")).hasContent("x");
  }

  @Test
  void everyOneThatWasAnsweredAmongMany_survivesAKill() throws Exception {
    var answered = ConcurrentHashMap.<String>newKeySet();
    try (var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        var senders = Executors.newVirtualThreadPerTaskExecutor()) {
      var daemon = watch("http://127.0.0.1:%d/www.git".formatted(silent.getLocalPort()));
      try {
        int port = daemon.port();
        for (int sender = 0; sender < SENDERS; sender++) {
          var prefix = sender + "-";
          senders.submit(() -> sendUntilItIsGone(port, prefix, answered));
        }
        await().until(() -> answered.size() >= 20 * SENDERS);
      } finally {
        daemon.kill();
      }
    }

    try (var ledger = SqliteLedger.openForReading(folder.resolve("state"))) {
      for (var id : answered) {
        assertThat(ledger.deliveries().find(new DeliveryId("generic", id))).isPresent();
      }
    }
  }

  private static Void sendUntilItIsGone(int port, String prefix, Set<String> answered)
      throws IOException {
    var body = "{}".getBytes(StandardCharsets.UTF_8);
    try (var wire = new Wire(port)) {
      for (int number = 0; true; number++) {
        var id = prefix + number;
        var headers = Place.JSON + "X-Delivery: " + id + "\r\n" + Place.signed(body);
        if (wire.ask("POST", "/webhook/www", headers, body).status() == 202) {
          answered.add(id);
        }
      }
    }
  }

  private Launched watch(String url) throws IOException {
    var file = Files.writeString(folder.resolve("syncline.yaml"), CONFIGURATION.formatted(url));
    return Launched.start(file, Map.of("HOOK", Place.SECRET), "watch", "--port", "0");
  }

  private Delivery.State state() throws Exception {
    try (var ledger = SqliteLedger.openForReading(folder.resolve("state"))) {
      var delivery = ledger.deliveries().find(new DeliveryId("generic", "one")).orElseThrow();
      return delivery.rings().getFirst().state();
    }
  }
}
