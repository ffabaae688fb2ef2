package dev.syncline.trigger.webhook;

import dev.syncline.core.run.SyncName;
import java.util.List;
import java.util.Optional;

/// What must be known of a declared sync to tell whether a webhook is for it. A sync that follows
/// no repository is rung by its name only.
public record Watched(SyncName sync, List<Followed> follows) {
  public Watched {
    follows = List.copyOf(follows);
  }

  /// One repository that it follows, as [Repositories#key] spells it, and what of it.
  public record Followed(Optional<String> repository, Refs refs) {
    /// `url` as it is declared; what is no address of a repository matches none.
    public static Followed of(String url, Refs refs) {
      return new Followed(Repositories.key(url), refs);
    }
  }

  /// Which refs count.
  public sealed interface Refs {
    record Tags() implements Refs {}

    /// The tags, and what becomes of the releases that hang on them.
    record Releases() implements Refs {}

    /// The branch of that name, or the remote's own where it is empty.
    record Branch(Optional<String> name) implements Refs {}
  }

  /// Whether it follows what moved, wherever that is.
  boolean follows(Hint.Moved moved) {
    return follows.isEmpty() || follows.stream().anyMatch(each -> moved.concerns(each.refs()));
  }

  /// Whether it follows what moved, in one of the repositories that are named.
  boolean followsIn(Hint.Moved moved) {
    return follows.stream()
        .filter(each -> each.repository().filter(moved.repositories()::contains).isPresent())
        .anyMatch(each -> moved.concerns(each.refs()));
  }
}
