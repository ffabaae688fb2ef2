package dev.syncline.demo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// What a program says with `--json`. What is not there is [Nothing], so that a path through it
/// never fails.
public sealed interface Json {
  record Table(Map<String, Json> entries) implements Json {
    public Table {
      entries = new LinkedHashMap<>(entries);
    }
  }

  record Rows(List<Json> all) implements Json {
    public Rows {
      all = List.copyOf(all);
    }
  }

  /// A string, a number, `true` or `false`, as it is written.
  record Plain(String value) implements Json {}

  /// `null`, or not there.
  record Nothing() implements Json {}

  /// Fails with a [DemoFailed] that shows what is no JSON.
  static Json read(String text) throws DemoFailed {
    return new JsonReader(text).document();
  }

  /// The entry of that name.
  default Json at(String name) {
    return this instanceof Table(var entries)
        ? entries.getOrDefault(name, new Nothing())
        : new Nothing();
  }

  /// The rows, or the values of the entries.
  default List<Json> rows() {
    return switch (this) {
      case Rows(var rows) -> rows;
      case Table(var entries) -> List.copyOf(entries.values());
      case Plain _, Nothing _ -> List.of();
    };
  }

  /// What is there without its punctuation; nothing is the empty text.
  default String text() {
    return switch (this) {
      case Plain(var value) -> value;
      case Nothing _ -> "";
      case Rows(var rows) -> rows.stream().map(Json::text).collect(Collectors.joining(", "));
      case Table(var entries) ->
          entries.entrySet().stream()
              .map(entry -> entry.getKey() + ": " + entry.getValue().text())
              .collect(Collectors.joining(", ", "{", "}"));
    };
  }
}
