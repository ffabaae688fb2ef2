package dev.syncline.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.core.run.Cause;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class PlacesTest {
  private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");

  @Test
  void personComesBeforePollThatCameFirst() throws Exception {
    assertThat(order(NOON, Cause.POLL, NOON.plusSeconds(5), Cause.PERSON))
        .containsExactly(Cause.PERSON, Cause.POLL);
  }

  @Test
  void longWait_outweighsRank() throws Exception {
    var late = NOON.plus(Duration.ofMinutes(10));

    assertThat(order(NOON, Cause.START_UP, late, Cause.PERSON))
        .containsExactly(Cause.START_UP, Cause.PERSON);
  }

  @Test
  void interruptedWhileWaiting_losesNoPlace() throws Exception {
    var places = new Places(1);
    var first = entered(places, Cause.POLL);
    var waiting = Thread.ofVirtual().start(() -> enter(places, Cause.POLL, new ArrayList<>()));
    awaitBlocked(waiting);

    waiting.interrupt();
    waiting.join();
    places.leave(first);

    places.leave(entered(places, Cause.POLL));
  }

  @Test
  void turnedAwayWhileWaiting_hasNoPlaceAndTakesNone() throws Exception {
    var places = new Places(1);
    var first = entered(places, Cause.POLL);
    var waiting = places.arrive(Cause.PERSON, NOON, false);

    places.turnAway(waiting);

    assertThat(places.enter(waiting)).isFalse();
    places.leave(first);
    assertThat(places.enter(places.arrive(Cause.POLL, NOON, false))).isTrue();
  }

  @Test
  void turnedAwayOnceAdmitted_keepsThePlace() throws Exception {
    var places = new Places(1);
    var admitted = places.arrive(Cause.POLL, NOON, false);

    places.turnAway(admitted);

    assertThat(places.enter(admitted)).isTrue();
  }

  @Test
  void thoseWhoTakeLongForNothing_neverHaveMoreThanHalf() throws Exception {
    var places = new Places(4);
    var slow = new ArrayList<Places.Waiter>();
    for (int each = 0; each < 3; each++) {
      slow.add(places.arrive(Cause.PERSON, NOON, true));
    }

    assertThat(slow.stream().map(each -> each.admitted().isDone()))
        .containsExactly(true, true, false);
    assertThat(places.arrive(Cause.START_UP, NOON, false).admitted()).isDone();
    assertThat(places.arrive(Cause.START_UP, NOON, false).admitted()).isDone();
    places.leave(slow.getFirst());
    assertThat(slow.getLast().admitted()).isDone();
  }

  private static Places.Waiter entered(Places places, Cause cause) throws InterruptedException {
    var self = places.arrive(cause, NOON, false);
    places.enter(self);
    return self;
  }

  private static List<Cause> order(Instant first, Cause one, Instant second, Cause other)
      throws InterruptedException {
    var places = new Places(1);
    var inside = entered(places, Cause.PERSON);
    BlockingQueue<Cause> admitted = new LinkedBlockingQueue<>();
    var threads =
        List.of(
            Thread.ofVirtual().start(() -> enterAndTell(places, first, one, admitted)),
            Thread.ofVirtual().start(() -> enterAndTell(places, second, other, admitted)));
    threads.forEach(PlacesTest::awaitBlocked);
    places.leave(inside);
    return List.of(poll(admitted), poll(admitted));
  }

  private static Cause poll(BlockingQueue<Cause> admitted) throws InterruptedException {
    var cause = admitted.poll(10, TimeUnit.SECONDS);
    assertThat(cause).isNotNull();
    return cause;
  }

  private static void enterAndTell(
      Places places, Instant since, Cause cause, BlockingQueue<Cause> admitted) {
    try {
      var self = places.arrive(cause, since, false);
      places.enter(self);
      admitted.add(cause);
      places.leave(self);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void enter(Places places, Cause cause, List<Cause> admitted) {
    try {
      places.enter(places.arrive(cause, NOON, false));
      admitted.add(cause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void awaitBlocked(Thread thread) {
    Awaitility.await().until(() -> thread.getState() == Thread.State.WAITING);
  }
}
