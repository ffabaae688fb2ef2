package dev.syncline.shared.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.testkit.HandMovedPace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class HostBudgetTest {
  private final HandMovedPace pace = new HandMovedPace();
  private final HostBudget budget = new HostBudget(pace, 3);

  @Test
  void aThousandThreads_areNeverMoreThanThreeAtOnce_andAllGetThrough() throws Exception {
    var inside = new AtomicInteger();
    var most = new AtomicInteger();
    var threads = new ArrayList<FutureTask<Integer>>();
    for (var at = 0; at < 1000; at++) {
      var task =
          new FutureTask<>(() -> {
            try (var _ = budget.enter("host")) {
              most.accumulateAndGet(inside.incrementAndGet(), Math::max);
              Thread.yield();
              return inside.decrementAndGet();
            }
          });
      threads.add(task);
      Thread.ofVirtual().start(task);
    }

    for (var task : threads) {
      task.get();
    }

    assertThat(most.get()).isBetween(1, 3);
    assertThat(budget.remembered()).isZero();
  }

  @Test
  void aHostThatHangs_doesNotDelayAnother() throws Exception {
    var release = new CountDownLatch(1);
    var inside = new CountDownLatch(3);
    for (var at = 0; at < 50; at++) {
      Thread.ofVirtual().start(() -> hang(inside, release));
    }
    inside.await();

    try (var place = budget.enter("quick")) {
      assertThat(place).isNotNull();
    }

    release.countDown();
    Awaitility.await().until(() -> budget.remembered() == 0);
  }

  @Test
  void aClosedHost_refusesUntilItsTime_thenOpens() throws Exception {
    var until = pace.now().plusSeconds(60);
    budget.closed("host", until);
    budget.closed("host", until.minusSeconds(30));

    var fault = Wires.fault(() -> budget.enter("host"));
    assertThat(Wires.notBefore(fault)).contains(until);
    budget.enter("other").close();

    pace.move(Duration.ofSeconds(60));
    budget.enter("host").close();
    assertThat(budget.remembered()).isZero();
  }

  @Test
  void aHostThatClosesWhileWeWait_refusesUsToo() throws Exception {
    var places = new ArrayList<HostBudget.Place>();
    for (var at = 0; at < 3; at++) {
      places.add(budget.enter("host"));
    }
    var task = new FutureTask<>(() -> Wires.code(Wires.fault(() -> budget.enter("host"))));
    Thread.ofVirtual().start(task);
    budget.closed("host", pace.now().plusSeconds(60));

    places.forEach(HostBudget.Place::close);

    assertThat(task.get()).isEqualTo("SYN-HTTP-BUDGET");
    pace.move(Duration.ofSeconds(61));
    budget.enter("host").close();
    assertThat(budget.remembered()).isZero();
  }

  @Test
  void aPlaceClosedTwice_isFreedOnce() throws Exception {
    var first = budget.enter("host");
    var second = budget.enter("host");
    first.close();
    first.close();

    assertThat(budget.remembered()).isEqualTo(1);
    second.close();
    assertThat(budget.remembered()).isZero();
  }

  @Test
  void aWaiterThatIsInterrupted_leavesNothingBehind() throws Exception {
    var places = new ArrayList<HostBudget.Place>();
    for (var at = 0; at < 3; at++) {
      places.add(budget.enter("host"));
    }
    var task =
        new FutureTask<>(() -> {
          try {
            budget.enter("host").close();
            return "entered";
          } catch (InterruptedException e) {
            return "interrupted";
          }
        });
    Thread.ofVirtual().start(task).interrupt();

    assertThat(task.get()).isEqualTo("interrupted");
    places.forEach(HostBudget.Place::close);
    assertThat(budget.remembered()).isZero();
  }

  @Test
  void tenThousandClosedHosts_areNotAllRemembered() {
    for (var at = 0; at < 10_000; at++) {
      budget.closed("host" + at, pace.now().plusSeconds(60 + at));
    }

    assertThat(budget.remembered()).isEqualTo(1000);
    assertThat(budget.closedUntil("host9999")).isPresent();
  }

  private void hang(CountDownLatch inside, CountDownLatch release) {
    try (var _ = budget.enter("hanging")) {
      inside.countDown();
      release.await();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
