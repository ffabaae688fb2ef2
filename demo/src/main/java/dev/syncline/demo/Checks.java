package dev.syncline.demo;

import java.time.Duration;
import java.util.Objects;
import java.util.function.Predicate;

/// Compares what a demo tells with what is so. While it waits it asks every `pause`, and looks at
/// `alive`, so that nobody waits for what has ended.
public record Checks(Duration limit, Duration pause, Alive alive) {
  /// Throws once what is waited for cannot come any more.
  @FunctionalInterface
  public interface Alive {
    void require() throws DemoFailed;
  }

  /// Asks how something is now; may be asked often.
  @FunctionalInterface
  public interface Probe<T> {
    T now() throws DemoFailed, InterruptedException;
  }

  public static void that(boolean holds, String expected, Object found) throws DemoFailed {
    if (!holds) {
      throw new DemoFailed(expected, String.valueOf(found));
    }
  }

  public static void same(String what, Object expected, Object found) throws DemoFailed {
    that(Objects.equals(expected, found), "%s is %s".formatted(what, expected), found);
  }

  /// Asks until the answer is as wanted, and gives it.
  public <T> T until(String expected, Probe<T> probe, Predicate<T> wanted)
      throws DemoFailed, InterruptedException {
    var end = System.nanoTime() + limit.toNanos();
    while (true) {
      var found = probe.now();
      if (wanted.test(found)) {
        return found;
      }
      alive.require();
      if (System.nanoTime() > end) {
        throw new DemoFailed(
            "%s within %d s".formatted(expected, limit.toSeconds()), String.valueOf(found));
      }
      Thread.sleep(pause);
    }
  }
}
