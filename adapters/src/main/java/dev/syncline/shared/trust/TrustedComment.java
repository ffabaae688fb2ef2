package dev.syncline.shared.trust;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a publisher signed beside the file, such as `app=nats version=2.10.25 os=linux`.
public record TrustedComment(String text) {
  private static final Pattern SPACE = Pattern.compile("[ \t]+");

  /// What the word `key=value` says; words stand between spaces or tabs. Empty if there is no such
  /// word, or if there are several that differ.
  public Optional<String> value(String key) {
    var start = key + "=";
    var values =
        Arrays.stream(SPACE.split(text))
            .filter(word -> word.startsWith(start))
            .map(word -> word.substring(start.length()))
            .distinct()
            .toList();
    return values.size() == 1 ? Optional.of(values.getFirst()) : Optional.empty();
  }
}
