package dev.syncline.app.config.shape;

import java.util.Map;
import java.util.function.Function;

/// The form of one scalar: how its text is read (an `IllegalArgumentException` says what would be
/// right) and written again, and what a JSON Schema says of it.
public record Form<T>(
    String what,
    Function<String, T> read,
    Function<T, String> write,
    Map<String, Object> schema,
    Filling filling)
    implements Shape<T> {

  /// Whether `${env:NAME}` and `${file:PATH}` may stand in the text, and when they are filled in.
  public enum Filling {
    NEVER,
    NOW,
    /// A secret: only its use fills it in, and it is never shown.
    WHEN_USED
  }

  public Form<T> filled(Filling when) {
    return new Form<>(what, read, write, schema, when);
  }
}
