package dev.syncline.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.core.run.Cause;
import dev.syncline.engine.event.Event;
import dev.syncline.engine.pass.World;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;

/// No wake-up is lost: whatever the order of rings, passes, stops and starts, what was offered
/// before the last ring is in the target in the end.
class SchedulesTest {
  private static final int SCHEDULES = Integer.getInteger("syncline.schedules", 10_000);
  private static final long SEED = Long.getLong("syncline.seed", 20260105L);

  @Test
  void anyOrderOfRingsPassesAndStops_endsWithTheLastOffer() throws Exception {
    System.out.printf("schedules: %d, seed %d%n", SCHEDULES, SEED);
    for (int schedule = 0; schedule < SCHEDULES; schedule++) {
      var seed = SEED + schedule;
      assertThat(endsWithTheLastOffer(new Random(seed))).as("seed %d", seed).isTrue();
    }
  }

  private static boolean endsWithTheLastOffer(Random random) throws InterruptedException {
    var world = new World();
    var ended = new Ended();
    world.events().listen(ended);
    var engine = started(world);
    int version = 0;
    for (int step = 0; step < 2 + random.nextInt(8); step++) {
      switch (random.nextInt(5)) {
        case 0, 1 -> world.source.offer("v1.0." + ++version);
        case 2 -> engine.ring(World.SYNC, Cause.values()[random.nextInt(Cause.values().length)]);
        case 3 -> Thread.yield();
        default -> {
          engine.close();
          engine = started(world);
        }
      }
    }
    world.source.offer("v1.0." + ++version);
    engine.ring(World.SYNC, Cause.WEBHOOK);
    var wanted = World.digestOf("v1.0." + version);
    boolean came = ended.await(() -> world.target.live().filter(wanted::equals).isPresent());
    engine.close();
    return came;
  }

  private static Engine started(World world) throws InterruptedException {
    var engine = new Engine(world.shop, 1, Duration.ofSeconds(10));
    engine.declare(List.of(world.declaration()), Cause.START_UP);
    return engine;
  }

  /// Wakes the test after each pass.
  private static final class Ended implements java.util.function.Consumer<Event> {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition ended = lock.newCondition();

    @Override
    public void accept(Event event) {
      if (event instanceof Event.PassEnded) {
        lock.lock();
        ended.signalAll();
        lock.unlock();
      }
    }

    boolean await(java.util.function.BooleanSupplier there) throws InterruptedException {
      lock.lock();
      try {
        long left = TimeUnit.SECONDS.toNanos(20);
        while (!there.getAsBoolean() && left > 0) {
          left = ended.awaitNanos(left);
        }
        return there.getAsBoolean();
      } finally {
        lock.unlock();
      }
    }
  }
}
