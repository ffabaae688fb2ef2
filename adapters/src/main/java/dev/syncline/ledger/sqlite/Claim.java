package dev.syncline.ledger.sqlite;

import java.util.function.Consumer;

/// Who wants a state directory: `command` is what others are told who want it too, and holds no
/// secret; `waiting` is told once, in words, whom it is waited for.
public record Claim(String command, Consumer<String> waiting) {
  /// Waits in silence.
  public static Claim of(String command) {
    return new Claim(command, _ -> {});
  }
}
