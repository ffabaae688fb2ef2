package dev.syncline.engine;

import dev.syncline.core.run.Bell;
import dev.syncline.core.run.Cause;
import dev.syncline.core.run.SyncName;
import dev.syncline.engine.event.Event;
import dev.syncline.engine.pass.Workshop;
import dev.syncline.engine.sentence.Declaration;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// All syncs side by side, each on a virtual thread of its own; at most `places` passes at once.
public final class Engine implements Bell, AutoCloseable {
  private final Workshop shop;
  private final Places places;
  private final Duration grace;
  private final Map<SyncName, SyncLoop<?>> loops = new TreeMap<>(); // guarded by this
  private boolean closed; // guarded by this

  public Engine(Workshop shop, int places, Duration grace) {
    this.shop = shop;
    this.places = new Places(places);
    this.grace = grace;
  }

  /// Makes `wanted` the set of syncs that run: new ones start, changed ones end their pass and
  /// start anew, those that are gone end; the others are not disturbed. `cause` rings what starts.
  public synchronized void declare(Collection<? extends Declaration<?>> wanted, Cause cause)
      throws InterruptedException {
    if (closed) {
      return;
    }
    var names = new HashSet<SyncName>();
    wanted.forEach(declaration -> names.add(declaration.name()));
    endAll(loops.keySet().stream().filter(name -> !names.contains(name)).toList());
    var changed = wanted.stream().filter(this::isNewOrChanged).toList();
    endAll(changed.stream().map(Declaration::name).filter(loops::containsKey).toList());
    for (var declaration : changed) {
      begin(declaration, cause);
    }
  }

  @Override
  public synchronized void ring(SyncName sync, Cause cause) {
    var loop = loops.get(sync);
    if (loop != null) {
      loop.ring(cause);
    }
  }

  /// Ends in good order: no new pass, those under way have the grace period, then they are
  /// interrupted. An interrupt meanwhile ends the patience, not the order.
  @Override
  public synchronized void close() {
    closed = true;
    try {
      endAll(List.copyOf(loops.keySet()));
    } catch (InterruptedException _) {
      loops.values().forEach(SyncLoop::interrupt);
      Thread.currentThread().interrupt();
    }
  }

  private boolean isNewOrChanged(Declaration<?> declaration) {
    var running = loops.get(declaration.name());
    return running == null || !running.declaration().digest().equals(declaration.digest());
  }

  private void begin(Declaration<?> declaration, Cause cause) {
    var loop = new SyncLoop<>(declaration, shop, places);
    loops.put(declaration.name(), loop);
    shop.events().tell(new Event.SyncDeclared(declaration.name(), true));
    loop.start(cause);
  }

  private void endAll(List<SyncName> names) throws InterruptedException {
    var ending = new ArrayList<SyncLoop<?>>();
    for (var name : names) {
      var loop = loops.remove(name);
      if (loop != null) {
        loop.close();
        ending.add(loop);
      }
    }
    join(ending);
    names.forEach(name -> shop.events().tell(new Event.SyncRemoved(name)));
  }

  private void join(List<SyncLoop<?>> ending) throws InterruptedException {
    var deadline = shop.pace().now().plus(grace);
    for (var loop : ending) {
      var left = Duration.between(shop.pace().now(), deadline);
      if (!loop.join(left.isPositive() ? left : Duration.ofMillis(1))) {
        loop.interrupt();
      }
    }
    for (var loop : ending) {
      loop.join(grace);
    }
  }
}
