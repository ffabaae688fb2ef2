package dev.syncline.app.config.shape;

import java.util.Optional;

/// One key: its name, what may stand there, one line for people, and how it counts. `fallback` is
/// what counts where it is left out.
public record Key<T>(
    String name, Shape<T> shape, String doc, Standing standing, Optional<T> fallback) {
  /// How a key counts.
  public enum Standing {
    OPTIONAL,
    REQUIRED,
    /// Known, but refused by name in this version.
    LATER
  }

  public static <T> Key<T> optional(String name, Shape<T> shape, String doc) {
    return new Key<>(name, shape, doc, Standing.OPTIONAL, Optional.empty());
  }

  public static <T> Key<T> required(String name, Shape<T> shape, String doc) {
    return new Key<>(name, shape, doc, Standing.REQUIRED, Optional.empty());
  }

  public static <T> Key<T> withDefault(String name, Shape<T> shape, T fallback, String doc) {
    return new Key<>(name, shape, doc, Standing.OPTIONAL, Optional.of(fallback));
  }

  /// A section whose keys count with their own defaults where it is left out.
  public static Key<Fields> section(String name, Section shape, String doc) {
    return withDefault(name, shape, Fields.none(shape), doc);
  }

  public static Key<String> later(String name, String doc) {
    return new Key<>(name, Forms.TEXT, doc, Standing.LATER, Optional.empty());
  }
}
