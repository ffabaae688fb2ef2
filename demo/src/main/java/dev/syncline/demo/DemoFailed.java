package dev.syncline.demo;

/// A demo found something else than it tells.
public final class DemoFailed extends Exception {
  private static final long serialVersionUID = 1;

  private final String expected;
  private final String found;

  public DemoFailed(String expected, String found) {
    super("expected: %s; found: %s".formatted(expected, found));
    this.expected = expected;
    this.found = found;
  }

  public String expected() {
    return expected;
  }

  public String found() {
    return found;
  }
}
