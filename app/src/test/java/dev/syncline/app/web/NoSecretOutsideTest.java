package dev.syncline.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.app.Launched;
import dev.syncline.demo.git.GitServer;
import dev.syncline.demo.git.Item;
import dev.syncline.demo.git.Upstream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/// `syncline watch -v` in a process of its own, with a secret of every kind that it has doors for:
/// what comes out of them, its log and its state hold none, though builds tell all they know and
/// the upstream refuses its login.
class NoSecretOutsideTest {
  private static final String HOOK = "s3cr3t-hook/Aa1+b2=";
  private static final String OLD_HOOK = "s3cr3t-hook-before";
  private static final String TOKEN = "s3cr3t-token-Zz9";
  private static final String LOGIN = "s3cr3t-login/Qq8+r=";
  private static final String NOTIFY = "s3cr3t-notify-Ww7";

  private static final String CONFIGURATION =
      """
      version: 1
      state: state
      webhook: {secret: ["${env:HOOK}", "${env:OLD_HOOK}"]}
      api: {token: "${env:TOKEN}"}
      credentials: {"127.0.0.1": {user: deploy, password: "${env:LOGIN}"}}
      notify: [{name: chat, url: "${env:NOTIFY}", secret: "${env:TOKEN}"}]
      syncs:
        service:
          source: {git: {url: "%s", track: tags}}
          through:
            build:
              command: [sh, service.sh, "{output}"]
              env: {A: "${env:HOOK}", B: "${env:OLD_HOOK}", C: "${env:TOKEN}", D: "${env:LOGIN}"}
          target: {binary: {path: .bin/service}}
      """;

  private static final Map<String, String> ENVIRONMENT =
      Map.of(
          "HOOK", HOOK,
          "OLD_HOOK", OLD_HOOK,
          "TOKEN", TOKEN,
          "LOGIN", LOGIN,
          "NOTIFY", "http://127.0.0.1:1/" + NOTIFY);

  @TempDir private Path folder;
  private final List<String> told = new CopyOnWriteArrayList<>();

  @Test
  void whatComesOut_holdsNone() throws Exception {
    var root = Files.createDirectory(folder.resolve("upstream"));
    try (var upstream = Upstream.create(root.resolve("service.git"));
        var server = GitServer.open(root)) {
      server.requireLogin("deploy", LOGIN);
      release(upstream, "v1.0.0", 0);
      var url = server.url("service.git");
      var file = Files.writeString(folder.resolve("syncline.yaml"), CONFIGURATION.formatted(url));
      try (var watch = Launched.start(file, ENVIRONMENT, "watch", "--port", "0", "-v")) {
        int port = watch.port();
        try (var events = new Wire(port)) {
          events.send("GET /api/v1/events HTTP/1.1\r\nHost: here\r\n\r\n");
          Thread.ofVirtual().start(() -> follow(events));
          watch.awaitSaid(1, "outcome=applied to=v1.0.0");
          release(upstream, "v1.1.0", 3);
          push(port, url, HOOK, 202);
          watch.awaitSaid(1, "SYN-BUILD-FAILED");
          server.requireLogin("deploy", "another");
          push(port, url, OLD_HOOK, 202);
          watch.awaitSaid(1, "SYN-GIT-AUTH");
          push(port, url, "wrong", 401);
          decide(port, TOKEN, 200);
          decide(port, "wrong", 401);
          look(port);
        }
        assertThat(watch.stop()).isZero();
        told.add(watch.said());
      }
    }

    assertThat(told).anyMatch(text -> text.contains("A=***") && text.contains("D=***"));
    assertThat(told).anyMatch(text -> text.startsWith("event: run.finished"));
    assertThat(found()).isEmpty();
  }

  private static void release(Upstream upstream, String version, int exit) throws IOException {
    var script = "env | sort; env >&2; echo %s > \"$1\"; exit %d\n".formatted(version, exit);
    upstream.tag(version, upstream.commit("main", Item.file("service.sh", script)));
  }

  private void follow(Wire events) {
    try {
      while (true) {
        told.add(events.line());
      }
    } catch (IOException _) {
      // it has ended
    }
  }

  private void push(int port, String url, String secret, int status) throws IOException {
    var body = "{\"repository\":\"%s\"}".formatted(url).getBytes(StandardCharsets.UTF_8);
    var headers = Place.JSON + Place.signed(body, secret);
    ask(port, "/webhook/service", headers, body, status);
  }

  private void decide(int port, String token, int status) throws IOException {
    var headers = "Authorization: Bearer %s\r\n".formatted(token);
    var body = "{\"reason\":\"x\"}".getBytes(StandardCharsets.UTF_8);
    ask(port, "/api/v1/syncs/service/hold", headers, body, status);
  }

  private void ask(int port, String path, String headers, byte[] body, int status)
      throws IOException {
    try (var wire = new Wire(port)) {
      var reply = wire.ask("POST", path, headers, body);
      told.add(reply.toString());
      assertThat(reply.status()).as(reply.body()).isEqualTo(status);
    }
  }

  /// At everything that answers a GET.
  private void look(int port) throws IOException {
    try (var wire = new Wire(port)) {
      var runs = wire.get("/api/v1/runs?sync=service").body();
      told.add(runs);
      var paths =
          new ArrayList<>(
              List.of(
                  "/",
                  "/health",
                  "/ready",
                  "/metrics",
                  "/webhook/service",
                  "/api/v1/syncs",
                  "/api/v1/syncs/service",
                  "/api/v1/openapi.json"));
      var names = JsonMapper.shared().readTree(runs).path("runs");
      names.forEach(run -> paths.add("/api/v1/runs/" + run.path("run").asString()));
      names.forEach(run -> paths.add("/api/v1/runs/" + run.path("run").asString() + "/log"));
      for (var path : paths) {
        told.add(wire.get(path).toString());
      }
    }
  }

  /// Where a secret stands, in whatever spelling.
  private List<String> found() throws IOException {
    var all = new ArrayList<>(told);
    try (var files = Files.walk(folder.resolve("state"))) {
      for (var file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
        all.add(file + ": " + Files.readString(file, StandardCharsets.ISO_8859_1));
      }
    }
    return all.stream()
        .filter(text -> needles().anyMatch(text::contains))
        .map(text -> text.lines().filter(line -> needles().anyMatch(line::contains)).toList())
        .map(List::toString)
        .toList();
  }

  private static Stream<String> needles() {
    return Stream.of(HOOK, OLD_HOOK, TOKEN, LOGIN, NOTIFY)
        .flatMap(secret ->
            Stream.of(
                secret,
                base64(secret),
                base64("deploy:" + secret),
                URLEncoder.encode(secret, StandardCharsets.UTF_8)));
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
