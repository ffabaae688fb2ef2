package dev.syncline.shared.compose;

/// What one look at a process showed.
public sealed interface Sight {
  record Seen(ProcessState state) implements Sight {}

  /// There is no process of that name.
  record Nameless() implements Sight {}

  /// It answered, but not what was asked for, or not in time.
  record Blurred(String why) implements Sight {}
}
