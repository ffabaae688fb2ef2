package dev.syncline.app.work.say;

/// Numbers of things.
public final class Counts {
  private Counts() {}

  /// `1 line`, `2 lines`: `one` takes an s for more than one.
  public static String of(int count, String one) {
    return count == 1 ? "1 " + one : "%d %ss".formatted(count, one);
  }
}
