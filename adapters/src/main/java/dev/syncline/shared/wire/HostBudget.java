package dev.syncline.shared.wire;

import dev.syncline.core.run.Complaint;
import dev.syncline.core.run.Pace;
import dev.syncline.core.run.SyncException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

/// What we may ask of each host: so many requests at once, and none before the time that the host
/// itself named (`Retry-After`, an exhausted rate limit). All syncs share it. Hosts do not see each
/// other: one that hangs keeps only those waiting that want the same host. Remembers hosts that are
/// in use, and at most 1000 closed ones.
public final class HostBudget {
  private static final int CLOSED_MAX = 1000;
  private static final int AT_ONCE = 8;

  private final Pace pace;
  private final int atOnce;
  private final Map<String, Host> inUse = new HashMap<>(); // guarded by this
  private final Map<String, Instant> closedUntil = new HashMap<>(); // guarded by this

  public HostBudget(Pace pace, int atOnce) {
    this.pace = pace;
    this.atOnce = atOnce;
  }

  /// Eight requests at once for each host.
  public static HostBudget usual(Pace pace) {
    return new HostBudget(pace, AT_ONCE);
  }

  /// A place at `host`, to be closed after the request. Transient, with that time, while the host
  /// has asked us to stay away, even if it did so while we were waiting; waits while all places are
  /// taken.
  public Place enter(String host) throws SyncException, InterruptedException {
    refuseWhileClosed(host);
    var place = await(host);
    try {
      refuseWhileClosed(host);
      return place;
    } catch (SyncException e) {
      place.close();
      throw e;
    }
  }

  /// The host asked us to stay away until then; an earlier time than one known does not count.
  public synchronized void closed(String host, Instant until) {
    if (closedUntil.size() >= CLOSED_MAX && !closedUntil.containsKey(host)) {
      var now = pace.now();
      closedUntil.values().removeIf(known -> !known.isAfter(now));
      if (closedUntil.size() >= CLOSED_MAX) {
        closedUntil.entrySet().stream()
            .min(Map.Entry.comparingByValue(Comparator.naturalOrder()))
            .map(Map.Entry::getKey)
            .ifPresent(closedUntil::remove);
      }
    }
    closedUntil.merge(host, until, (one, other) -> one.isAfter(other) ? one : other);
  }

  /// Until when the host wants to be left alone; empty if it does not.
  public synchronized Optional<Instant> closedUntil(String host) {
    var until = closedUntil.get(host);
    if (until != null && !until.isAfter(pace.now())) {
      closedUntil.remove(host);
      return Optional.empty();
    }
    return Optional.ofNullable(until);
  }

  /// How many hosts are remembered: those in use and those that are closed.
  synchronized int remembered() {
    return inUse.size() + closedUntil.size();
  }

  private void refuseWhileClosed(String host) throws SyncException {
    var until = closedUntil(host);
    if (until.isPresent()) {
      throw SyncException.passing(
          new Complaint(
              Complaint.WAIT,
              "asking " + host,
              "it told us to wait until " + until.get(),
              "Wait until then; a running poll asks again by itself"),
          until.get());
    }
  }

  private Place await(String host) throws InterruptedException {
    var places = come(host);
    try {
      places.free.acquire();
      return new Taken(this, host, places);
    } catch (InterruptedException e) {
      leave(host, places);
      throw e;
    }
  }

  private synchronized Host come(String host) {
    var places = inUse.computeIfAbsent(host, _ -> new Host(new Semaphore(atOnce, true)));
    places.users++;
    return places;
  }

  private synchronized void leave(String host, Host places) {
    places.users--;
    if (places.users == 0) {
      inUse.remove(host);
    }
  }

  /// A place that is being used. Closing it twice frees it once.
  @FunctionalInterface
  public interface Place extends AutoCloseable {
    @Override
    void close();
  }

  private static final class Host {
    private final Semaphore free;
    private int users; // those inside and those waiting; guarded by the budget

    private Host(Semaphore free) {
      this.free = free;
    }
  }

  private record Taken(HostBudget budget, String host, Host places, AtomicBoolean left)
      implements Place {
    private Taken(HostBudget budget, String host, Host places) {
      this(budget, host, places, new AtomicBoolean());
    }

    @Override
    public void close() {
      if (left.compareAndSet(false, true)) {
        places.free.release();
        budget.leave(host, places);
      }
    }
  }
}
