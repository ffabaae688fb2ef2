package dev.syncline.core.plan;

import dev.syncline.core.content.Digest;
import java.util.Locale;
import java.util.Optional;

/// One difference between what is there and what is wanted. `from` is empty where nothing is there,
/// `to` where nothing shall be, or where it is only promised. A `suspected` change is one whose
/// markers moved: apply compares the content and may answer unchanged. `detail` is for people,
/// without secrets.
public record Change(
    Action action,
    String key,
    Optional<Digest> from,
    Optional<Digest> to,
    boolean suspected,
    String detail) {
  /// What is done to the thing.
  public enum Action {
    CREATE,
    REPLACE,
    DELETE;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public static Change create(String key, Digest to) {
    return new Change(Action.CREATE, key, Optional.empty(), Optional.of(to), false, "");
  }

  public static Change replace(String key, Digest from, Digest to) {
    return new Change(Action.REPLACE, key, Optional.of(from), Optional.of(to), false, "");
  }

  public static Change delete(String key, Digest from) {
    return new Change(Action.DELETE, key, Optional.of(from), Optional.empty(), false, "");
  }

  /// The same change with words for people.
  public Change because(String words) {
    return new Change(action, key, from, to, suspected, words);
  }
}
