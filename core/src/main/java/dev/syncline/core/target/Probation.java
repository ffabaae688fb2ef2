package dev.syncline.core.target;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/// How a watch after an apply stands: since when, since when without a gap healthy, and its
/// strikes. Kept in the ledger, so a kill does not begin it anew but counts as a strike. Pure.
///
/// A look that fails is a strike only once it had been healthy (`proven`): a service that is still
/// starting has its deadline instead. `handedOver` says that its watcher stopped in good order,
/// `trouble` what the last look saw where it was not healthy.
public record Probation(
    Instant since,
    Optional<Instant> healthySince,
    boolean proven,
    int strikes,
    boolean handedOver,
    Optional<String> trouble) {
  public static Probation begun(Instant now) {
    return new Probation(now, Optional.empty(), false, 0, false, Optional.empty());
  }

  /// For whoever watches next: its watcher stops in good order.
  public Probation handOver() {
    return new Probation(since, Optional.empty(), proven, strikes, true, trouble);
  }

  /// The same watch taken up by another watcher: health is proven anew, and unless it was handed
  /// over the last watcher was killed, which is one more strike.
  public Probation takenUp() {
    return new Probation(
        since, Optional.empty(), proven, handedOver ? strikes : strikes + 1, false, trouble);
  }

  /// What a look at `now` means: well, watched on, or sick. A clock that jumped back never counts
  /// as time spent healthy, and the deadline is counted anew from where it jumped to: it is never
  /// further off than `within`.
  public Verdict after(Look look, ProbationTerms terms, Instant now) {
    if (since.isAfter(now)) {
      var anew = new Probation(now, healthySince, proven, strikes, handedOver, trouble);
      return anew.after(look, terms, now);
    }
    if (strikes >= terms.strikes()) {
      return new Verdict.Sick("the watch was interrupted %d times".formatted(strikes));
    }
    return switch (look) {
      case Look.Healthy _ -> healthy(terms, now);
      case Look.Unhealthy(String why) -> unhealthy(why, terms, now);
      case Look.Unknown(String why) -> unknown(why, terms, now);
    };
  }

  /// Health is proven anew once it can be asked for; nothing is held against it until then, and at
  /// least half of the time is left by then.
  private Verdict unknown(String why, ProbationTerms terms, Instant now) {
    var half = terms.within().dividedBy(2);
    var from = now.isBefore(since.plus(half)) ? since : now;
    var next = new Probation(from, Optional.empty(), proven, strikes, false, Optional.of(why));
    return new Verdict.Watching(next, now.plus(terms.every()));
  }

  private Verdict healthy(ProbationTerms terms, Instant now) {
    var from = healthySince.filter(start -> !start.isAfter(now)).orElse(now);
    var proof = from.plus(terms.healthyFor());
    if (!now.isBefore(proof)) {
      return new Verdict.Well();
    }
    // What became healthy only after the deadline was taken up after it: nobody looked before.
    if (isOver(terms, now) && !isOver(terms, from)) {
      return new Verdict.Sick(
          "not healthy for %s without a gap within %s"
              .formatted(words(terms.healthyFor()), words(terms.within())));
    }
    var next = new Probation(since, Optional.of(from), true, strikes, false, Optional.empty());
    return new Verdict.Watching(next, soonest(now.plus(terms.every()), proof));
  }

  private Verdict unhealthy(String why, ProbationTerms terms, Instant now) {
    int counted = proven ? strikes + 1 : strikes;
    if (counted >= terms.strikes()) {
      return new Verdict.Sick("%s, strike %d".formatted(why, counted));
    }
    if (isOver(terms, now)) {
      return new Verdict.Sick("%s, still so after %s".formatted(why, words(terms.within())));
    }
    var next = new Probation(since, Optional.empty(), proven, counted, false, Optional.of(why));
    return new Verdict.Watching(next, soonest(now.plus(terms.every()), since.plus(terms.within())));
  }

  private boolean isOver(ProbationTerms terms, Instant now) {
    return !now.isBefore(since.plus(terms.within()));
  }

  private static Instant soonest(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  private static String words(Duration time) {
    return time.toString().substring(2).toLowerCase(Locale.ROOT);
  }
}
