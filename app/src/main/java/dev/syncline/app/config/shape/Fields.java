package dev.syncline.app.config.shape;

import dev.syncline.app.config.shape.Shape.Spot;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// What stood in a section. `at` is where its key stands; `word` what stood in the place of the
/// map. `clean` says that nothing in it, at any depth, was complained about.
public record Fields(
    Place at, Section section, Map<String, Field> found, Optional<String> word, boolean clean) {
  private static final Place NOWHERE = new Place(java.nio.file.Path.of(""), 0, 0);

  public Fields {
    found = Collections.unmodifiableMap(new LinkedHashMap<>(found));
  }

  /// One key that was there, with the checked value.
  public record Field(Place at, Spot<?> spot) {}

  static Fields none(Section section) {
    return new Fields(NOWHERE, section, Map.of(), Optional.empty(), true);
  }

  public boolean has(Key<?> key) {
    return found.containsKey(key.name());
  }

  /// What was written, without the default.
  // Safe: the checker puts only what the key's own shape made.
  @SuppressWarnings("unchecked")
  public <T> Optional<T> find(Key<T> key) {
    return Optional.ofNullable(found.get(key.name())).map(field -> (T) field.spot().value());
  }

  /// What counts: what was written, else the default. Only for keys that have one or are required.
  public <T> T get(Key<T> key) {
    return find(key).or(key::fallback).orElseThrow();
  }

  /// The text of a scalar as it was written, nothing filled in.
  public Optional<String> written(Key<?> key) {
    return Optional.ofNullable(found.get(key.name())).flatMap(field -> field.spot().written());
  }

  /// Where the key stands, or the section where it was left out.
  public Place place(Key<?> key) {
    var field = found.get(key.name());
    return field == null ? at : field.at();
  }

  /// Where the value stands, or the section where it was left out.
  public Place valuePlace(Key<?> key) {
    var field = found.get(key.name());
    return field == null ? at : field.spot().at();
  }
}
