package dev.syncline.trigger.webhook;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// The headers of a request; their names have no case. One that came several times counts as one,
/// joined by commas, as HTTP has it (RFC 9110, 5.3): no signature looks like that.
public final class Headers {
  private static final Pattern WORD = Pattern.compile("[A-Za-z_ ]{1,64}");

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

  /// What it holds, where that is what a forge may call an event, else `unknown`.
  String word(String name) {
    return find(name).filter(WORD.asMatchPredicate()).orElse("unknown");
  }
}
