package dev.syncline.trigger.webhook;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/// Few fields of a JSON object, picked while it streams by, so that 25 MB of it cost no memory. A
/// field is called by its path, `repository.clone_url`; the last one of a name counts.
final class Payload {
  static final Payload EMPTY = new Payload(Map.of());

  private static final int TEXT_MAX = 4096;
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(200)
                  .maxStringLength(16 * TEXT_MAX)
                  .build())
          .build();

  private final Map<String, String> values;

  private Payload(Map<String, String> values) {
    this.values = values;
  }

  /// Picks the fields that are `wanted`; looks into no object in which none of them is.
  static Payload read(byte[] json, Set<String> wanted) throws Malformed {
    try (var parser = JSON.createParser(ObjectReadContext.empty(), json)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new Malformed("it is not an object in JSON");
      }
      var values = new HashMap<String, String>();
      pick(parser, "", wanted, values);
      if (parser.nextToken() != null) {
        throw new Malformed("something follows the object");
      }
      return new Payload(values);
    } catch (JacksonException _) { // its message quotes the body
      throw new Malformed("it is not JSON");
    }
  }

  private static void pick(
      JsonParser parser, String prefix, Set<String> wanted, Map<String, String> values) {
    for (var token = parser.nextToken();
        token == JsonToken.PROPERTY_NAME;
        token = parser.nextToken()) {
      var path = prefix + parser.currentName();
      token = parser.nextToken();
      if (token == JsonToken.START_OBJECT && isAbove(path, wanted)) {
        pick(parser, path + ".", wanted, values);
      } else if (token.isScalarValue() && wanted.contains(path)) {
        keep(parser, path, values);
      } else {
        parser.skipChildren();
      }
    }
  }

  private static boolean isAbove(String path, Set<String> wanted) {
    return wanted.stream().anyMatch(field -> field.startsWith(path + "."));
  }

  private static void keep(JsonParser parser, String path, Map<String, String> values) {
    var text = parser.currentToken() == JsonToken.VALUE_NULL ? null : parser.getString();
    if (text == null || text.length() > TEXT_MAX) {
      values.remove(path);
    } else {
      values.put(path, text);
    }
  }

  /// Empty where it is not there, null, a list, or too long to be meant.
  Optional<String> find(String path) {
    return Optional.ofNullable(values.get(path)).filter(Predicate.not(String::isEmpty));
  }
}
