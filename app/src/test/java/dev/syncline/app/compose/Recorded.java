package dev.syncline.app.compose;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// One line of a recording: a call or a deed, what was answered, and what became of processes.
record Recorded(JsonNode json) {
  /// What one process was at a moment; `live` counts leaders of its group that the system had,
  /// `age` is in milliseconds.
  record Row(
      int at,
      Optional<String> process,
      String status,
      boolean isRunning,
      String ready,
      int restarts,
      int exitCode,
      boolean isNew,
      int live,
      int age) {}

  static List<Recorded> all(String version) throws IOException {
    var name = version + ".jsonl.gz";
    var stream = Objects.requireNonNull(Recorded.class.getResourceAsStream(name), name);
    var all = new ArrayList<Recorded>();
    try (var lines =
        new BufferedReader(
            new InputStreamReader(new GZIPInputStream(stream), StandardCharsets.UTF_8))) {
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        all.add(new Recorded(JsonMapper.shared().readTree(line)));
      }
    }
    return all;
  }

  String name() {
    return json.path("name").asString();
  }

  boolean isCall() {
    return json.path("request").has("method");
  }

  boolean isAnswered() {
    return json.path("response").has("status");
  }

  String method() {
    return json.path("request").path("method").asString();
  }

  String path() {
    return json.path("request").path("path").asString("");
  }

  String action() {
    return json.path("action").asString("");
  }

  boolean isOverTcp() {
    return json.path("transport").asString("").equals("tcp");
  }

  Optional<String> during() {
    return Optional.of(json.path("during").asString("")).filter(it -> !it.isEmpty());
  }

  int sentAt() {
    return json.path("sent_at_ms").asInt(0);
  }

  int status() {
    return json.path("response").path("status").asInt();
  }

  String body() {
    return json.path("response").path("body").asString("");
  }

  Optional<String> header(String name) {
    return json.path("response")
        .path("headers")
        .valueStream()
        .filter(header -> header.get(0).asString().equalsIgnoreCase(name))
        .map(header -> header.get(1).asString())
        .findFirst();
  }

  /// The request as it is sent over a connection.
  String request(String host) {
    var request = json.path("request");
    if (request.has("raw")) {
      return request.path("raw").asString();
    }
    var text = new StringBuilder(method() + " " + path());
    text.append(' ').append(request.path("version").asString("HTTP/1.1")).append("\r\n");
    for (var header : request.path("headers")) {
      var value = header.get(1).asString();
      boolean isHost = header.get(0).asString().equals("Host");
      text.append(header.get(0).asString()).append(": ").append(isHost ? host : value);
      text.append("\r\n");
    }
    return text.append("\r\n").append(request.path("body").asString("")).toString();
  }

  List<Row> rows() {
    return json.path("timeline")
        .valueStream()
        .filter(row -> row.has("status"))
        .map(row ->
            new Row(
                row.path("t_ms").asInt(),
                Optional.of(row.path("process").asString("")).filter(it -> !it.isEmpty()),
                row.path("status").asString(),
                row.path("is_running").asBoolean(),
                row.path("is_ready").asString(),
                row.path("restarts").asInt(),
                row.path("exit_code").asInt(),
                row.path("pid_changed").asBoolean(),
                row.path("live_pids").size(),
                row.path("age_ms").asInt(0)))
        .toList();
  }
}
