package dev.syncline.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.engine.pace.SystemPace;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What machines that watch over a daemon ask it, and the plain page.
class PagesTest {
  private static final Pattern SAMPLE =
      Pattern.compile(
          "([a-zA-Z_:][a-zA-Z0-9_:]*)"
              + "(\\{[a-zA-Z_]\\w*=\"([^\"\\\\\\n]|\\\\.)*\"(,[a-zA-Z_]\\w*=\"([^\"\\\\\\n]|\\\\.)*\")*})?"
              + " (NaN|[-+]Inf|[-+]?[0-9.]+([eE][-+]?[0-9]+)?)");

  @TempDir private Path folder;
  private Place place;

  @BeforeEach
  void open() throws Exception {
    place = new Place(folder, new SystemPace());
  }

  @AfterEach
  void close() {
    place.close();
  }

  @Test
  void health_isOk() throws Exception {
    var reply = place.get("/health");

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body()).isEqualTo("OK\n");
    assertThat(reply.header("server")).isEmpty();
  }

  @Test
  void head_isTheSameWithoutABody() throws Exception {
    for (var path : List.of("/", "/health", "/ready", "/api/v1/syncs", "/api/v1/openapi.json")) {
      try (var wire = place.wire()) {
        var head = wire.ask("HEAD", path, "", new byte[0]);
        var whole = wire.get(path);

        assertThat(head.status()).as(path).isEqualTo(200);
        assertThat(head.header("content-type")).isEqualTo(whole.header("content-type"));
        assertThat(head.body()).isEmpty();
        assertThat(whole.status()).isEqualTo(200);
        assertThat(whole.body()).isNotEmpty();
      }
    }
  }

  @Test
  void ready_saysWhyItIsNot() throws Exception {
    assertThat(place.get("/ready").status()).isEqualTo(200);

    var ledger = folder.resolve("state/ledger.db");
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + ledger);
        var statement = connection.createStatement()) {
      statement.execute("ALTER TABLE message RENAME TO lost");
    }
    var reply = place.get("/ready");

    assertThat(reply.status()).isEqualTo(503);
    assertThat(reply.body()).contains("\"code\"", "SYN-WEB-DEFECT", "being ready");
    assertThat(place.get("/health").status()).isEqualTo(200);
  }

  @Test
  void metrics_arePrometheusTextWithOurNames() throws Exception {
    place.push("/webhook/www", "one");

    var reply = place.get("/metrics");

    assertThat(reply.header("content-type")).startsWith("text/plain; version=0.0.4");
    var names = new TreeSet<String>();
    for (var line : reply.body().lines().filter(line -> !line.startsWith("#")).toList()) {
      var sample = SAMPLE.matcher(line);
      assertThat(sample.matches()).as(line).isTrue();
      names.add(sample.group(1));
    }
    assertThat(names)
        .contains("syncline_webhooks_total", "syncline_queue_wait_seconds_count")
        .allMatch(name -> name.matches("(syncline|jvm|process)_.*"));
  }

  @Test
  void otherMethods_areToldWhichOnes() throws Exception {
    for (var path : List.of("/", "/health", "/ready", "/metrics", "/api/v1/syncs")) {
      var reply = place.ask("POST", path, "", new byte[0]);

      assertThat(reply.status()).as(path).isEqualTo(405);
      assertThat(reply.header("allow")).isEqualTo("GET, HEAD");
    }
    assertThat(place.ask("POST", "/api/v1/events", "", new byte[0]).header("allow"))
        .isEqualTo("GET");
  }

  @Test
  void unknownPaths_are404() throws Exception {
    for (var path :
        List.of(
            "/nothing",
            "/health/",
            "/webhooks",
            "/api/v1/",
            "/api/v1/what",
            "/api/v2/syncs",
            "/api/v1/runs/",
            "/api/v1/runs/a/b",
            "/api/v1/syncs/",
            "/favicon.ico",
            "//health")) {
      assertThat(place.get(path).status()).as(path).isBetween(400, 404);
    }
    assertThat(place.get("/nothing").body()).contains("SYN-WEB-PATH");
  }

  @Test
  void frontPage_linksTheSyncs() throws Exception {
    var page = place.get("/").body();

    assertThat(page).contains("/api/v1/syncs/www", "/api/v1/syncs/team/docs");
    assertThat(place.get("/api/v1/syncs/team/docs").status()).isEqualTo(200);
  }
}
