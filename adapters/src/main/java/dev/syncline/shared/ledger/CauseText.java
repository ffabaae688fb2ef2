package dev.syncline.shared.ledger;

import dev.syncline.core.run.Cause;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/// Causes as text, in order of admission: `person,poll`.
final class CauseText {
  private CauseText() {}

  static String write(Set<Cause> causes) {
    return causes.stream().sorted().map(Cause::name).collect(Collectors.joining(","));
  }

  static Set<Cause> read(String text) {
    var causes = EnumSet.noneOf(Cause.class);
    if (!text.isEmpty()) {
      for (var name : text.split(",", -1)) {
        causes.add(Cause.valueOf(name));
      }
    }
    return causes;
  }
}
