package dev.syncline.core.transform;

import dev.syncline.core.content.Digest;
import java.util.List;

/// How something is made, as a digest of everything but the input: the same recipe on the same
/// revision need not be done twice.
public record Recipe(Digest digest) {
  /// Of `parts`, each of which matters, in order.
  public static Recipe of(List<String> parts) {
    return new Recipe(Digest.of(String.join("\0", parts)));
  }

  /// The recipe of doing `this` first and `next` on what came out.
  public Recipe then(Recipe next) {
    return of(List.of(digest.hex(), next.digest.hex()));
  }
}
