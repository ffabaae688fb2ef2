package dev.syncline.core.plan;

import java.util.Locale;

/// What really happened to one thing.
public record Effect(Kind kind, String key, String detail) {
  /// What became of it.
  public enum Kind {
    CREATED,
    UPDATED,
    UNCHANGED,
    DELETED,
    SKIPPED;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public Effect(Kind kind, String key) {
    this(kind, key, "");
  }
}
