package dev.syncline.bench;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// Settings as they were asked for, `upstreams=1000`: counts only. Remembers which were read, so
/// that a misspelt one is told.
final class Options {
  private final Map<String, Integer> given;
  private final Set<String> read = new HashSet<>();

  Options(Map<String, Integer> given) {
    this.given = Map.copyOf(given);
  }

  int of(String name, int usual) {
    read.add(name);
    return given.getOrDefault(name, usual);
  }

  /// Those that no benchmark asked for.
  Set<String> unread() {
    var left = new HashSet<>(given.keySet());
    left.removeAll(read);
    return left;
  }
}
