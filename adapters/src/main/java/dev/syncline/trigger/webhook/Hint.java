package dev.syncline.trigger.webhook;

import dev.syncline.trigger.webhook.Watched.Refs;
import java.util.Optional;
import java.util.Set;

/// What a verified webhook says. It says only where to look: the pass asks the source itself.
sealed interface Hint {
  /// The sender tries whether we are there.
  record Ping() implements Hint {}

  /// None of ours, whoever we are.
  record Nothing(String reason) implements Hint {}

  /// `ref` moved in the repository with these keys; `mainBranch` is the repository's own branch,
  /// where the sender says so.
  record Moved(Set<String> repositories, Ref ref, Optional<String> mainBranch) implements Hint {
    public Moved {
      repositories = Set.copyOf(repositories);
    }

    boolean concerns(Refs refs) {
      return switch (ref) {
        case Ref.Any _ -> true;
        case Ref.Tag _ -> refs instanceof Refs.Tags || refs instanceof Refs.Releases;
        case Ref.Releases _ -> refs instanceof Refs.Releases;
        case Ref.Branch(var name) ->
            refs instanceof Refs.Branch(var wanted)
                && wanted.or(() -> mainBranch).map(name::equals).orElse(true);
      };
    }
  }

  /// What moved.
  sealed interface Ref {
    record Branch(String name) implements Ref {}

    record Tag(String name) implements Ref {}

    /// No tag, but what hangs on one: a release was edited or taken back, or CI may have made the
    /// assets of one.
    record Releases() implements Ref {}

    /// The sender does not say.
    record Any() implements Ref {}

    /// From a whole name, `refs/heads/main`; empty for what is neither branch nor tag.
    static Optional<Ref> of(String whole) {
      if (whole.startsWith("refs/heads/")) {
        return Optional.of(new Branch(whole.substring("refs/heads/".length())));
      }
      return whole.startsWith("refs/tags/")
          ? Optional.of(new Tag(whole.substring("refs/tags/".length())))
          : Optional.empty();
    }
  }
}
