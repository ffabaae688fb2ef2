package dev.syncline.core.plan;

import java.util.Locale;

/// What really happened to one thing.
public record Effect(Kind kind, String key, String detail) {
  private static final String MORE = "not kept one by one";

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

  /// Stands for `count` things that are not kept one by one.
  public static Effect more(Kind kind, long count) {
    return new Effect(kind, count + " more", MORE);
  }

  /// How many things it stands for.
  public long count() {
    return detail.equals(MORE) ? Long.parseLong(key.substring(0, key.indexOf(' '))) : 1;
  }

  public Effect(Kind kind, String key) {
    this(kind, key, "");
  }
}
