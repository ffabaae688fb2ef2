package dev.syncline.app.web;

import dev.syncline.app.cli.output.Json;
import dev.syncline.core.run.Complaint;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/// What a request gets: a status, a body with its type, and headers beside that.
record Answer(int status, String type, byte[] body, Map<String, String> headers) {
  private static final String JSON = "application/json; charset=utf-8";

  Answer {
    headers = Map.copyOf(headers);
  }

  static Answer text(int status, String type, String text) {
    return new Answer(status, type, text.getBytes(StandardCharsets.UTF_8), Map.of());
  }

  static Answer json(int status, String document) {
    return text(status, JSON, document.endsWith("\n") ? document : document + "\n");
  }

  /// A refusal in the form of every error: `{"error": {code, what, why, next}}`.
  static Answer error(int status, Complaint complaint) {
    Map<String, Object> error = new LinkedHashMap<>();
    error.put("code", complaint.code());
    error.put("what", complaint.what());
    error.put("why", complaint.why());
    error.put("next", complaint.next());
    return json(status, Json.pretty(Map.of("error", error)));
  }

  static Answer notFound() {
    var complaint =
        new Complaint(
            "SYN-WEB-PATH",
            "this request",
            "there is nothing at that path",
            "See /api/v1/openapi.json");
    return error(404, complaint);
  }

  static Answer notAllowed(String allowed) {
    var complaint =
        new Complaint(
            "SYN-WEB-METHOD", "this request", "it came by another method", "Use " + allowed);
    return error(405, complaint).with("Allow", allowed);
  }

  Answer with(String name, String value) {
    var more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Answer(status, type, body, more);
  }
}
