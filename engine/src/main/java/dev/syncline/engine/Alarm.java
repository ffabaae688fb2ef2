package dev.syncline.engine;

import dev.syncline.core.run.Pace;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Does one thing after a while, unless it is set anew or cancelled before. A sleeping virtual
/// thread costs next to nothing, so every sync has its own alarms.
final class Alarm {
  private final Pace pace;
  private final String name;
  private final Runnable action;
  private @Nullable Thread sleeper; // guarded by this

  Alarm(Pace pace, String name, Runnable action) {
    this.pace = pace;
    this.name = name;
    this.action = action;
  }

  /// Goes off after `time`; what was set before is forgotten.
  synchronized void set(Duration time) {
    cancel();
    sleeper = Thread.ofVirtual().name(name).start(() -> sleepThenAct(time));
  }

  synchronized void cancel() {
    if (sleeper != null) {
      sleeper.interrupt();
      sleeper = null;
    }
  }

  private void sleepThenAct(Duration time) {
    try {
      pace.sleep(time);
      if (isStillSet()) {
        action.run();
      }
    } catch (InterruptedException _) {
      // Cancelled: nothing to do.
    }
  }

  // An alarm that went off while it was being set anew must not act for the old setting.
  private synchronized boolean isStillSet() {
    return Thread.currentThread().equals(sleeper);
  }
}
