package dev.syncline.app.web;

import dev.syncline.core.run.Complaint;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The body of a decision: a flat JSON object of texts, or nothing.
final class Wish {
  static final Complaint COMPLAINT =
      new Complaint(
          "SYN-API-BODY",
          "this request",
          "its body is no JSON object with texts for version, reason, until and to alone",
          "Send one like {\"version\": \"v2.0.0\", \"reason\": \"tried out\"}, or none");

  static final Bodies.Bound BOUND = new Bodies.Bound(16 << 10, Answer.error(413, COMPLAINT));

  private static final Set<String> KNOWN = Set.of("version", "reason", "until", "to");
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private Wish() {}

  /// Empty where it is none.
  static Optional<Map<String, String>> of(byte[] body) {
    if (body.length == 0) {
      return Optional.of(Map.of());
    }
    try {
      return texts(JSON.readTree(body));
    } catch (JacksonException _) {
      return Optional.empty();
    }
  }

  private static Optional<Map<String, String>> texts(JsonNode tree) {
    if (!tree.isObject()) {
      return Optional.empty();
    }
    var texts = new LinkedHashMap<String, String>();
    for (var field : tree.properties()) {
      if (!KNOWN.contains(field.getKey()) || !field.getValue().isString()) {
        return Optional.empty();
      }
      texts.put(field.getKey(), field.getValue().stringValue());
    }
    return Optional.of(texts);
  }
}
