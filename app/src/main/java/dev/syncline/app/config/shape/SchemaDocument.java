package dev.syncline.app.config.shape;

import dev.syncline.app.config.shape.Key.Standing;
import dev.syncline.app.config.shape.Section.Choice;
import dev.syncline.app.config.shape.Shape.Listing;
import dev.syncline.app.config.shape.Shape.Named;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A JSON Schema 2020-12 of the same description that files are checked by, for editors.
public final class SchemaDocument {
  private SchemaDocument() {}

  public static Map<String, Object> of(Section root, String id, String title) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    document.put("$id", id);
    document.put("title", title);
    document.putAll(shape(root));
    return document;
  }

  private static Map<String, Object> shape(Shape<?> shape) {
    return switch (shape) {
      // Sorted: the order of an immutable map differs from one start to the next.
      case Form<?> form -> new LinkedHashMap<>(new TreeMap<>(form.schema()));
      case Listing<?> listing -> listing(listing);
      case Named<?> named -> {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("type", "object");
        map.put("additionalProperties", shape(named.of()));
        yield map;
      }
      case Section section ->
          section.words().isEmpty()
              ? section(section)
              : either(Map.of("enum", section.words()), section(section));
    };
  }

  private static Map<String, Object> listing(Listing<?> listing) {
    Map<String, Object> list = new LinkedHashMap<>();
    list.put("type", "array");
    list.put("items", shape(listing.of()));
    if (listing.least() > 0) {
      list.put("minItems", listing.least());
    }
    return listing.orOne() ? either(shape(listing.of()), list) : list;
  }

  private static Map<String, Object> either(Map<String, Object> one, Map<String, Object> other) {
    Map<String, Object> either = new LinkedHashMap<>();
    either.put("anyOf", List.of(one, other));
    return either;
  }

  private static Map<String, Object> section(Section section) {
    Map<String, Object> properties = new LinkedHashMap<>();
    section.keys().forEach(key -> properties.put(key.name(), key(key)));
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("type", "object");
    map.put("properties", properties);
    map.put("additionalProperties", false);
    var required =
        section.keys().stream()
            .filter(key -> key.standing() == Standing.REQUIRED)
            .<String>map(Key::name)
            .toList();
    if (!required.isEmpty()) {
      map.put("required", required);
    }
    section.choices().forEach(choice -> map.put("oneOf", choice(choice)));
    return map;
  }

  private static List<Object> choice(Choice choice) {
    var branches = new ArrayList<Object>();
    choice.names().forEach(name -> branches.add(Map.of("required", List.of(name))));
    return branches;
  }

  private static <T> Map<String, Object> key(Key<T> key) {
    Map<String, Object> described = new LinkedHashMap<>();
    described.put("description", key.doc());
    switch (key.standing()) {
      case LATER -> described.put("not", Map.of());
      case OPTIONAL, REQUIRED -> {
        described.putAll(shape(key.shape()));
        fallback(key).ifPresent(value -> described.put("default", value));
      }
    }
    return described;
  }

  private static <T> Optional<Object> fallback(Key<T> key) {
    return key.fallback()
        .filter(value -> !(value instanceof Fields))
        .map(value -> Render.MASKED.plain(key.shape(), value));
  }
}
