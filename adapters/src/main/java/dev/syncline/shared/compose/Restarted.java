package dev.syncline.shared.compose;

/// How a restart ended.
public sealed interface Restarted {
  /// A new copy runs, is ready where that can be known, and stayed so. Its number and its restarts
  /// so far are what a later look is compared with.
  record Up(long pid, long restarts, String words) implements Restarted {}

  /// Nothing was to be restarted, and why: what is stopped stays stopped.
  record Left(String words) implements Restarted {}

  /// What came up does not stay up or is not ready, or the old one does not end.
  record Failed(String why) implements Restarted {}

  /// Nothing is wrong with the new binary, but its process cannot be started yet.
  record Waiting(String why) implements Restarted {}
}
