package dev.syncline.shared.trust;

import java.util.function.Function;

/// What a text was read as, or why it could not be. `why` is the end of a sentence and repeats
/// nothing of the text.
public sealed interface Reading<T> {
  record Read<T>(T value) implements Reading<T> {}

  record Unreadable<T>(String why) implements Reading<T> {}

  /// This value read further.
  default <R> Reading<R> then(Function<T, Reading<R>> further) {
    return switch (this) {
      case Read<T>(var value) -> further.apply(value);
      case Unreadable<T>(var why) -> new Unreadable<>(why);
    };
  }
}
