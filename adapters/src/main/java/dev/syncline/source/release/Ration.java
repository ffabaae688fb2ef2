package dev.syncline.source.release;

import dev.syncline.core.run.Pace;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/// How often a forge's API is asked by somebody it does not know: half of what it would allow, for
/// others behind the same address ask as well. GitHub allows 60 requests an hour and address.
/// Shared by all syncs.
public final class Ration {
  private static final int AN_HOUR = 30;
  private static final Duration EACH = Duration.ofHours(1).dividedBy(AN_HOUR);
  private static final int AT_ONCE = 10;

  private final Pace pace;
  private final Map<String, Instant> filled = new HashMap<>(); // guarded by this

  public Ration(Pace pace) {
    this.pace = pace;
  }

  /// Whether `host` may be asked now; then this counts as one request. Ten may come at once, the
  /// rest one every two minutes.
  synchronized boolean take(String host) {
    var now = pace.now();
    var full = now.minus(EACH.multipliedBy(AT_ONCE));
    var since = filled.getOrDefault(host, full);
    var next = (since.isBefore(full) || since.isAfter(now) ? full : since).plus(EACH);
    if (next.isAfter(now)) {
      return false;
    }
    filled.put(host, next);
    return true;
  }
}
