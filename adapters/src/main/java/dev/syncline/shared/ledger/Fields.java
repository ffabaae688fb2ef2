package dev.syncline.shared.ledger;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// One JSON object of text, whole numbers, booleans, lists and objects; what is empty is left out.
/// Reading throws `IllegalArgumentException` that names the field where it is not what it should
/// be.
final class Fields {
  private static final JsonFactory JSON = new JsonFactory();

  private final SequencedMap<String, Object> values;

  private Fields(SequencedMap<String, Object> values) {
    this.values = values;
  }

  static Fields none() {
    return new Fields(new LinkedHashMap<>());
  }

  /// An object that says in `kind` which case it is.
  static Fields of(String kind) {
    return none().with("kind", kind);
  }

  Fields with(String name, Object value) {
    switch (value) {
      case Optional<?> maybe -> maybe.ifPresent(present -> with(name, present));
      default -> values.put(name, value);
    }
    return this;
  }

  boolean has(String name) {
    return values.containsKey(name);
  }

  String kind() {
    return text("kind");
  }

  String text(String name) {
    return as(String.class, name);
  }

  Optional<String> maybeText(String name) {
    return has(name) ? Optional.of(text(name)) : Optional.empty();
  }

  long number(String name) {
    return as(Long.class, name);
  }

  boolean flag(String name) {
    return as(Boolean.class, name);
  }

  Fields inner(String name) {
    return as(Fields.class, name);
  }

  List<String> texts(String name) {
    return list(name, String.class::cast);
  }

  <T> List<T> list(String name, Function<Object, T> reader) {
    var found = new ArrayList<T>();
    for (Object element : as(List.class, name)) {
      found.add(reader.apply(element));
    }
    return found;
  }

  private <T> T as(Class<T> type, String name) {
    var value = values.get(name);
    if (!type.isInstance(value)) {
      throw new IllegalArgumentException("field '%s' is missing or misread".formatted(name));
    }
    return type.cast(value);
  }

  String json() {
    var text = new StringWriter();
    try (var generator = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
      write(generator, this);
    }
    return text.toString();
  }

  static Fields parse(String json) {
    try (var parser = JSON.createParser(ObjectReadContext.empty(), json)) {
      parser.nextToken();
      return (Fields) read(parser);
    } catch (JacksonException | ClassCastException e) {
      throw new IllegalArgumentException("not an object in JSON", e);
    }
  }

  private static void write(JsonGenerator generator, Object value) {
    switch (value) {
      case Fields object -> writeObject(generator, object.values);
      case List<?> list -> {
        generator.writeStartArray();
        list.forEach(element -> write(generator, element));
        generator.writeEndArray();
      }
      case String text -> generator.writeString(text);
      case Boolean flag -> generator.writeBoolean(flag);
      case Number number -> generator.writeNumber(number.longValue());
      default -> throw new IllegalArgumentException("cannot write a " + value.getClass());
    }
  }

  private static void writeObject(JsonGenerator generator, Map<String, Object> values) {
    generator.writeStartObject();
    values.forEach((name, value) -> {
      generator.writeName(name);
      write(generator, value);
    });
    generator.writeEndObject();
  }

  private static Object read(JsonParser parser) {
    return switch (parser.currentToken()) {
      case START_OBJECT -> readObject(parser);
      case START_ARRAY -> readList(parser);
      case VALUE_STRING -> parser.getString();
      case VALUE_NUMBER_INT -> parser.getLongValue();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case null, default ->
          throw new IllegalArgumentException("unexpected " + parser.currentToken());
    };
  }

  private static Fields readObject(JsonParser parser) {
    var object = none();
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      var name = parser.currentName();
      parser.nextToken();
      object.with(name, read(parser));
    }
    return object;
  }

  private static List<Object> readList(JsonParser parser) {
    var list = new ArrayList<Object>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      list.add(read(parser));
    }
    return list;
  }
}
