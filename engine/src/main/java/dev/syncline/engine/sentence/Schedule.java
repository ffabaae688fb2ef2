package dev.syncline.engine.sentence;

import java.time.Duration;

/// How often the source is asked, and how often the target is compared with the inventory.
public record Schedule(Duration poll, Duration reconcile) {
  public Schedule {
    if (!poll.isPositive() || !reconcile.isPositive()) {
      throw new IllegalArgumentException("poll and reconcile are longer than nothing");
    }
  }
}
