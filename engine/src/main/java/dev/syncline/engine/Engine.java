package dev.syncline.engine;

import dev.syncline.core.run.Bell;
import dev.syncline.core.run.Cause;
import dev.syncline.core.run.SyncName;
import dev.syncline.engine.event.Event;
import dev.syncline.engine.pass.Report;
import dev.syncline.engine.pass.Workshop;
import dev.syncline.engine.sentence.Declaration;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;

/// All syncs side by side, each on a virtual thread of its own; at most `places` passes at once do
/// more than look.
public final class Engine implements Bell, AutoCloseable {
  private final Workshop shop;
  private final Admission.Halls halls;
  private final Duration grace;
  private final Map<SyncName, SyncLoop<?>> loops = new ConcurrentSkipListMap<>();
  private final Map<SyncName, SyncLoop<?>> ending = new TreeMap<>(); // guarded by this
  private boolean closed; // guarded by this

  public Engine(Workshop shop, int places, Duration grace) {
    this.shop = shop;
    this.halls = Admission.Halls.of(places);
    this.grace = grace;
  }

  /// Makes `wanted` the set of syncs that run: new ones start, changed ones end their pass and
  /// start anew, those that are gone end; the others are not disturbed. `cause` rings what starts.
  /// Waits for what must end, at most twice the grace; a sync whose last pass does not end even
  /// then is not begun before a later call finds that it has.
  public synchronized void declare(Collection<? extends Declaration<?>> wanted, Cause cause)
      throws InterruptedException {
    if (closed) {
      return;
    }
    var names = new HashSet<SyncName>();
    wanted.forEach(declaration -> names.add(declaration.name()));
    var gone = loops.keySet().stream().filter(name -> !names.contains(name)).toList();
    endAll(gone);
    gone.forEach(name -> shop.events().tell(new Event.SyncRemoved(name)));
    var changed = wanted.stream().filter(this::isNewOrChanged).toList();
    endAll(changed.stream().map(Declaration::name).toList());
    for (var declaration : changed) {
      if (ending.containsKey(declaration.name())) {
        // Two at once on one target would be worse than one that is late.
        var text = "its last pass does not end; it begins with a reload after that, or a restart";
        shop.events().tell(new Event.DefectSeen(declaration.name(), text));
      } else {
        begin(declaration, cause);
      }
    }
  }

  @Override
  public void ring(SyncName sync, Cause cause) {
    var loop = loops.get(sync);
    if (loop != null) {
      loop.ring(cause);
    }
  }

  /// Has `errand` done by `sync`, and gives how it ended, where `patient` not before the verdict;
  /// cancelled where that sync does not run or ends meanwhile.
  public CompletableFuture<Report> ask(SyncName sync, Errand errand, boolean patient) {
    var loop = loops.get(sync);
    if (loop == null) {
      var nobody = new CompletableFuture<Report>();
      nobody.cancel(false);
      return nobody;
    }
    return loop.ask(errand, patient);
  }

  /// Ends in good order: no new pass, those under way have the grace period, then they are
  /// interrupted. An interrupt meanwhile ends the patience, not the order.
  @Override
  public synchronized void close() {
    closed = true;
    try {
      endAll(List.copyOf(loops.keySet()));
    } catch (InterruptedException _) {
      ending.values().forEach(SyncLoop::interrupt);
      Thread.currentThread().interrupt();
    }
  }

  private boolean isNewOrChanged(Declaration<?> declaration) {
    var running = loops.get(declaration.name());
    return running == null || !running.declaration().digest().equals(declaration.digest());
  }

  private void begin(Declaration<?> declaration, Cause cause) {
    var loop = new SyncLoop<>(declaration, shop, halls);
    loops.put(declaration.name(), loop);
    shop.events().tell(new Event.SyncDeclared(declaration.name()));
    loop.start(cause);
  }

  /// Ends the loops of these names, where there are any. Those that would not end stay in `ending`,
  /// also where an interrupt ends the patience.
  private void endAll(List<SyncName> names) throws InterruptedException {
    var closing = new ArrayList<SyncLoop<?>>();
    for (var name : names) {
      var loop = loops.remove(name);
      if (loop != null) {
        loop.close();
        ending.put(name, loop);
        closing.add(loop);
      }
    }
    var late = late(closing);
    late.forEach(SyncLoop::interrupt);
    late(late);
    ending.values().removeIf(SyncLoop::hasEnded);
  }

  /// Those of `closing` that do not end within the grace, which is one for all of them. Whoever
  /// uses it up has used all of it, so a clock that jumps back does not make it longer.
  private List<SyncLoop<?>> late(List<SyncLoop<?>> closing) throws InterruptedException {
    var late = new ArrayList<SyncLoop<?>>();
    var left = grace;
    for (var loop : closing) {
      var began = shop.pace().now();
      if (loop.join(left)) {
        var took = Duration.between(began, shop.pace().now());
        left = took.isNegative() ? left : left.minus(took);
      } else {
        late.add(loop);
        left = Duration.ZERO;
      }
    }
    return late;
  }
}
