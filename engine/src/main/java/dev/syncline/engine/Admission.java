package dev.syncline.engine;

import dev.syncline.core.run.Cause;
import dev.syncline.engine.pass.Gate;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One sync's way in: a pass needs a place to look, of which there are many, and one more before it
/// does more than that. So an upstream that never answers holds no place that others work in.
final class Admission implements Gate {
  /// The places of one engine.
  record Halls(Places looking, Places working) {
    private static final int LOOKING = 64;

    /// `places` to work in.
    static Halls of(int places) {
      return new Halls(new Places(LOOKING), new Places(places));
    }
  }

  private final Halls halls;
  private volatile boolean closed;
  private volatile Places.@Nullable Waiter waiting;
  private volatile @Nullable Places waitsFor;
  // Of the pass under way; used by its thread only:
  private Cause cause = Cause.START_UP;
  private Instant since = Instant.EPOCH;
  private Places.@Nullable Waiter looking;
  private Places.@Nullable Waiter working;

  Admission(Halls halls) {
    this.halls = halls;
  }

  /// Whether a pass may begin; to be ended by [#leave] in any case.
  boolean begin(Cause because, Instant rung, boolean isSlow) throws InterruptedException {
    cause = because;
    since = rung;
    looking = wait(halls.looking(), isSlow);
    return looking != null;
  }

  @Override
  public void enter() throws InterruptedException {
    if (working == null) {
      working = wait(halls.working(), false);
      if (working == null) {
        throw new InterruptedException("closed while it waited for a place");
      }
    }
  }

  private Places.@Nullable Waiter wait(Places places, boolean isSlow) throws InterruptedException {
    var waiter = places.arrive(cause, since, isSlow);
    waitsFor = places;
    waiting = waiter;
    if (closed) {
      places.turnAway(waiter); // closed before it could see that somebody waits
    }
    return places.enter(waiter) ? waiter : null;
  }

  /// Gives back what is held.
  void leave() {
    if (working != null) {
      halls.working().leave(working);
      working = null;
    }
    if (looking != null) {
      halls.looking().leave(looking);
      looking = null;
    }
  }

  /// Nobody gets a place any more; who has one keeps it.
  void close() {
    closed = true;
    var waiter = waiting;
    var places = waitsFor;
    if (waiter != null && places != null) {
      places.turnAway(waiter);
    }
  }
}
