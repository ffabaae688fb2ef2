package dev.syncline.shared.wire;

import dev.syncline.core.run.Complaint;
import dev.syncline.core.run.Pace;
import dev.syncline.core.run.SyncException;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/// What we may ask of each host: so many requests at once, and none before the time that the host
/// itself named (`Retry-After`, an exhausted rate limit). All syncs share it.
public final class HostBudget {
  private final Pace pace;
  private final int atOnce;
  private final Map<String, Semaphore> places = new ConcurrentHashMap<>();
  private final Map<String, Instant> closedUntil = new ConcurrentHashMap<>();

  public HostBudget(Pace pace, int atOnce) {
    this.pace = pace;
    this.atOnce = atOnce;
  }

  /// A place at `host`, to be closed after the request. Transient, with that time, while the host
  /// has asked us to stay away; waits while all places are taken.
  public Place enter(String host) throws SyncException, InterruptedException {
    var until = closedUntil.get(host);
    if (until != null && until.isAfter(pace.now())) {
      throw SyncException.passing(
          new Complaint(
              "SYN-HTTP-BUDGET",
              "asking " + host,
              "it told us to wait until " + until,
              "Nothing to do: asked again then. A token of your own raises the limit"),
          until);
    }
    var free = places.computeIfAbsent(host, _ -> new Semaphore(atOnce, true));
    free.acquire();
    return free::release;
  }

  /// The host asked us to stay away until then; an earlier time than one known does not count.
  public void closed(String host, Instant until) {
    closedUntil.merge(host, until, (one, other) -> one.isAfter(other) ? one : other);
  }

  /// A place that is being used.
  @FunctionalInterface
  public interface Place extends AutoCloseable {
    @Override
    void close();
  }
}
