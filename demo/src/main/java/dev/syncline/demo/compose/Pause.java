package dev.syncline.demo.compose;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Waiting that an interrupt ends, which stays set.
final class Pause {
  private Pause() {}

  static void of(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /// Whether it came about in this time.
  static boolean until(CountDownLatch event, Duration time) {
    try {
      return event.await(time.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  static void until(CountDownLatch event) {
    try {
      event.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
