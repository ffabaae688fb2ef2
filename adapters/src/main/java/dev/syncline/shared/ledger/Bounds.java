package dev.syncline.shared.ledger;

import java.time.Duration;

/// How much the ledger keeps. Runs of a sync: at most `runs`, and none older than `runAge` beyond
/// the newest `runsOfAnyAge`; an open run always stays. Of what people said, the words that still
/// count always stay. `sightings` and `decisions` are counts a sync.
public record Bounds(int runs, int runsOfAnyAge, Duration runAge, int sightings, int decisions) {
  /// Characters of a run's log.
  public static final int LOG_MAX = 64 * 1024;

  /// Steps of one run; what comes after is not kept.
  public static final int STEPS_MAX = 500;

  /// Waiting messages; beyond, the oldest go.
  public static final int MESSAGES_MAX = 100_000;

  /// Deliveries; beyond, the oldest go, and one that comes again under such an id is a new one.
  public static final int DELIVERIES_MAX = 20_000;

  public static final Bounds DEFAULT = new Bounds(200, 20, Duration.ofDays(90), 50_000, 500);

  public Bounds {
    if (runs < 1 || runsOfAnyAge < 1 || runsOfAnyAge > runs || sightings < 1 || decisions < 1) {
      throw new IllegalArgumentException("a bound is at least 1");
    }
  }
}
