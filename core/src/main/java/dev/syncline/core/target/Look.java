package dev.syncline.core.target;

/// One look at the health of what was applied.
public sealed interface Look {
  record Healthy() implements Look {}

  /// Whoever knows could not be asked, and why: that says nothing about its health.
  record Unknown(String why) implements Look {}

  /// Not healthy, or not reachable, and what was seen.
  record Unhealthy(String why) implements Look {}
}
