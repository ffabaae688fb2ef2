package dev.syncline.bench.scene;

import dev.syncline.core.run.Cause;
import dev.syncline.core.run.Outcome;
import dev.syncline.core.run.SyncName;
import dev.syncline.engine.Engine;
import dev.syncline.engine.event.Event;
import dev.syncline.engine.sentence.Declaration;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// An engine with its syncs, all of which are made to pass at once. Every pass must end unchanged.
public final class Patrol implements AutoCloseable {
  private static final Duration GRACE = Duration.ofSeconds(5);
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final Engine engine;
  private final List<? extends Declaration<?>> syncs;
  private final AtomicReference<CountDownLatch> open = new AtomicReference<>(new CountDownLatch(0));
  private final AtomicReference<@Nullable Outcome> strange = new AtomicReference<>();

  public Patrol(Workroom room, int places, List<? extends Declaration<?>> syncs) {
    this.engine = new Engine(room.shop(), places, GRACE);
    this.syncs = List.copyOf(syncs);
    room.shop().events().listen(this::heard);
  }

  /// The passes with which the syncs begin; nanoseconds until all have ended.
  public long begin() throws InterruptedException {
    open.set(new CountDownLatch(syncs.size()));
    var began = System.nanoTime();
    engine.declare(syncs, Cause.START_UP);
    return sinceAllEnded(began);
  }

  /// Polls every source once; nanoseconds until all passes have ended.
  public long sweep() throws InterruptedException {
    open.set(new CountDownLatch(syncs.size()));
    var began = System.nanoTime();
    syncs.forEach(sync -> ring(sync.name(), Cause.POLL));
    return sinceAllEnded(began);
  }

  public void ring(SyncName sync, Cause cause) {
    engine.ring(sync, cause);
  }

  private long sinceAllEnded(long began) throws InterruptedException {
    boolean ended = open.get().await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    var took = System.nanoTime() - began;
    if (!ended || strange.get() != null) {
      throw new IllegalStateException("not every pass ended unchanged: " + strange.get());
    }
    return took;
  }

  private void heard(Event event) {
    if (event instanceof Event.PassEnded ended) {
      if (!(ended.outcome() instanceof Outcome.Unchanged)) {
        strange.set(ended.outcome());
      }
      open.get().countDown();
    }
  }

  @Override
  public void close() {
    engine.close();
  }
}
