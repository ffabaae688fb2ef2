package dev.syncline.source.release;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/// How often something was looked for in vain, and when it is worth another look: after ten
/// seconds, then twice as long each time, five minutes at most. In memory: a new process begins
/// anew.
final class Looks {
  private static final Duration FIRST = Duration.ofSeconds(10);
  private static final Duration MOST = Duration.ofMinutes(5);
  private static final int TAGS_MAX = 1000;
  private static final int DOUBLINGS_MAX = 5;

  private final Map<String, Integer> counts = new HashMap<>();

  /// The `count`th look in vain.
  record Look(int count, Duration again) {
    /// `3rd look, next in 40 s`.
    String words() {
      return "%d%s look, next in %d s".formatted(count, ending(), again.toSeconds());
    }

    private String ending() {
      if (count % 100 / 10 == 1) {
        return "th";
      }
      return switch (count % 10) {
        case 1 -> "st";
        case 2 -> "nd";
        case 3 -> "rd";
        default -> "th";
      };
    }
  }

  synchronized Look next(String tag) {
    if (counts.size() >= TAGS_MAX && !counts.containsKey(tag)) {
      counts.clear();
    }
    int count = counts.merge(tag, 1, Integer::sum);
    var again = FIRST.multipliedBy(1L << Math.min(count - 1, DOUBLINGS_MAX));
    return new Look(count, again.compareTo(MOST) < 0 ? again : MOST);
  }

  synchronized void forget(String tag) {
    counts.remove(tag);
  }
}
