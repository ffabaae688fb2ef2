package dev.syncline.trigger.webhook;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The headers of a request; their names have no case. One that came several times counts as one,
/// joined by commas, as HTTP has it (RFC 9110, 5.3): no signature looks like that.
public final class Headers {
  private final Map<String, String> values;

  private Headers(Map<String, String> values) {
    this.values = values;
  }

  public static Headers of(Map<String, ? extends Collection<String>> all) {
    var values = new TreeMap<String, String>();
    all.forEach((name, texts) ->
        values.merge(
            name.toLowerCase(Locale.ROOT),
            String.join(",", texts),
            (one, other) -> one + "," + other));
    return new Headers(values);
  }

  boolean has(String name) {
    return values.containsKey(name.toLowerCase(Locale.ROOT));
  }

  /// Without spaces around it; one that is there and empty is an empty text.
  Optional<String> find(String name) {
    return Optional.ofNullable(values.get(name.toLowerCase(Locale.ROOT))).map(String::strip);
  }
}
