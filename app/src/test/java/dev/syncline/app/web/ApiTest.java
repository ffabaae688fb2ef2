package dev.syncline.app.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.syncline.engine.pace.SystemPace;
import java.io.EOFException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `/api/v1` of the real server.
class ApiTest {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final String TOKEN = "Authorization: Bearer %s\r\n".formatted(Place.TOKEN);

  @TempDir private Path folder;
  private Place place;

  @BeforeEach
  void open() throws Exception {
    place = new Place(folder, new SystemPace());
    await().until(() -> place.brought().equals("first"));
    await().until(() -> json("/api/v1/runs?sync=www").path("runs").size() > 0);
  }

  @AfterEach
  void close() {
    place.close();
  }

  private JsonNode json(String path) throws Exception {
    return MAPPER.readTree(place.get(path).body());
  }

  private Wire.Reply decide(String path, String headers, String body) throws Exception {
    return place.ask("POST", path, headers, body.getBytes(StandardCharsets.UTF_8));
  }

  private String held() throws Exception {
    var sync = json("/api/v1/syncs/www").path("syncs").get(0);
    return "%s %s %s".formatted(sync.get("hold"), sync.get("pin"), sync.get("suspended"));
  }

  @Test
  void looks_areWhatTheCommandsSay() throws Exception {
    var run = json("/api/v1/runs?sync=www").path("runs").get(0).path("run").asString();
    var same =
        List.of(
            List.of("/api/v1/syncs/www", "status", "www"),
            List.of("/api/v1/syncs/team/docs", "status", "team/docs"),
            List.of("/api/v1/runs?sync=www&limit=1", "history", "www", "--limit", "1"),
            List.of("/api/v1/runs/" + run, "show", run),
            List.of("/api/v1/runs/" + run + "/log", "logs", run));

    for (var each : same) {
      var words = new ArrayList<>(each.subList(1, each.size()));
      words.add("--json");
      var reply = place.get(each.getFirst());

      assertThat(reply.status()).as(each.toString()).isEqualTo(200);
      assertThat(timeless(reply.body())).isEqualTo(timeless(said(words)));
    }
  }

  private String said(List<String> words) {
    return place.daemon.said(words.toArray(String[]::new));
  }

  private static JsonNode timeless(String document) {
    return MAPPER.readTree(document.replaceAll("T\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z", ""));
  }

  @Test
  void whatIsUnknown_is404() throws Exception {
    assertThat(place.get("/api/v1/syncs/nobody").status()).isEqualTo(404);
    assertThat(place.get("/api/v1/runs/nothing").status()).isIn(400, 404);
    assertThat(place.get("/api/v1/runs").status()).isEqualTo(400);
    assertThat(decide("/api/v1/syncs/nobody/hold", TOKEN, "").status()).isEqualTo(404);
    assertThat(decide("/api/v1/syncs/www/destroy", TOKEN, "").status()).isIn(404, 405);
  }

  @Test
  void aDecisionWithoutTheRightToken_isRefused() throws Exception {
    var before = held();
    for (var header :
        List.of(
            "",
            "Authorization: Bearer \r\n",
            "Authorization: Bearer wrong\r\n",
            "Authorization: Basic %s\r\n".formatted(Place.TOKEN),
            "Authorization: %s\r\n".formatted(Place.TOKEN))) {
      var reply = decide("/api/v1/syncs/www/hold", header, "");

      assertThat(reply.status()).as(header).isEqualTo(401);
      assertThat(reply.header("www-authenticate")).isEqualTo("Bearer");
      assertThat(reply.body()).contains("SYN-API-TOKEN");
    }
    assertThat(held()).isEqualTo(before);
  }

  @Test
  void aDecision_isWrittenDownWithItsReason() throws Exception {
    var reply =
        decide("/api/v1/syncs/www/hold", TOKEN, "{\"reason\":\"on leave\",\"until\":\"2d\"}");

    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    assertThat(held()).contains("on leave", "api");
    assertThat(decide("/api/v1/syncs/www/unhold", TOKEN, "").status()).isEqualTo(200);
    assertThat(decide("/api/v1/syncs/team/docs/suspend", TOKEN, "").status()).isEqualTo(200);
    assertThat(decide("/api/v1/syncs/www/ring", TOKEN, "{}").status()).isEqualTo(200);
  }

  @Test
  void otherMethods_areToldWhichOne() throws Exception {
    var reply = place.get("/api/v1/syncs/www/hold");

    assertThat(reply.status()).isEqualTo(405);
    assertThat(reply.header("allow")).isEqualTo("POST");
  }

  @Test
  void optionsInPathOrBody_areNoOptions() throws Exception {
    var before = held();
    for (var path :
        List.of(
            "/api/v1/syncs/--config=x/hold",
            "/api/v1/syncs/-c/hold",
            "/api/v1/syncs/@file/hold",
            "/api/v1/syncs/../hold",
            "/api/v1/syncs/..%2fwww/hold",
            "/api/v1/syncs/www/../www/hold/x")) {
      assertThat(decide(path, TOKEN, "").status()).as(path).isBetween(400, 405);
    }
    for (var version : List.of("--config=/etc/passwd", "--help", "-v", "@/etc/passwd", "--")) {
      var reply = decide("/api/v1/syncs/www/pin", TOKEN, "{\"version\":\"%s\"}".formatted(version));

      assertThat(reply.body()).as(version).doesNotContain("Usage:", "root:");
    }
    assertThat(decide("/api/v1/syncs/www/hold", TOKEN, "{\"reason\":\"--until=2d\"}").status())
        .isEqualTo(400);
    assertThat(place.get("/api/v1/runs?sync=--help").status()).isEqualTo(400);
    assertThat(place.get("/api/v1/runs?sync=www&limit=1%20--config%3Dx").status()).isEqualTo(400);
    decide("/api/v1/syncs/www/unpin", TOKEN, "");
    assertThat(held()).isEqualTo(before);
  }

  @Test
  void bodiesThatAreNoWish_areRefused() throws Exception {
    for (var body :
        List.of("[]", "{", "\"x\"", "{\"config\":\"x\"}", "{\"reason\":1}", " ", "{} {}")) {
      var reply = decide("/api/v1/syncs/www/hold", TOKEN, body);

      assertThat(reply.status()).as(body).isEqualTo(400);
      assertThat(reply.body()).contains("SYN-API-BODY");
    }
    assertThat(decide("/api/v1/syncs/www/hold", TOKEN, " ".repeat(20_000)).status()).isEqualTo(413);
  }

  @Test
  void versionsWithBuildMetadata_arePassedOn() throws Exception {
    var reply = decide("/api/v1/syncs/www/pin", TOKEN, "{\"version\":\"v1.0.0+build.7\"}");

    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    assertThat(held()).contains("v1.0.0+build.7");
  }

  @Test
  void events_areHeardUntilTheDaemonEnds() throws Exception {
    try (var wire = place.wire()) {
      wire.send("GET /api/v1/events HTTP/1.1\r\nHost: here\r\n\r\n");
      assertThat(wire.line()).contains("200");
      for (var line = wire.line(); !line.equals(": alive"); line = wire.line()) {
        assertThat(line).isNotEqualTo("event: run.finished");
      }
      place.commit("second");
      place.push("/webhook/www", "one");

      var data = finished(wire, "www");
      var closing = Thread.ofPlatform().start(place.daemon::close);
      var last = rest(wire);
      closing.join();

      assertThat(data.path("level").asString()).isEqualTo("INFO");
      assertThat(last).isEqualTo("0"); // the last chunk: ended, and not broken off
    }
  }

  private static JsonNode finished(Wire wire, String sync) throws Exception {
    while (true) {
      if (wire.line().equals("event: run.finished")) {
        var data = MAPPER.readTree(wire.line().substring("data: ".length()));
        if (data.path("sync").asString().equals(sync)) {
          return data;
        }
      }
    }
  }

  private static String rest(Wire wire) throws Exception {
    var last = "";
    try {
      while (true) {
        var line = wire.line();
        last = line.isEmpty() ? last : line;
      }
    } catch (EOFException _) {
      return last;
    }
  }
}
