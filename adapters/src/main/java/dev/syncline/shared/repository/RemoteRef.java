package dev.syncline.shared.repository;

import java.util.Objects;
import java.util.Optional;
import org.eclipse.jgit.lib.Ref;

/// What a remote says a name means: `id` is what the ref holds, `commit` what that leads to
/// (another for an annotated tag), `target` the branch behind a symbolic name.
public record RemoteRef(String name, String id, String commit, Optional<String> target) {
  static RemoteRef of(Ref ref) {
    var leaf = ref.getLeaf();
    var id = Objects.requireNonNull(leaf.getObjectId(), "a remote names no ref without id");
    var peeled = leaf.getPeeledObjectId();
    return new RemoteRef(
        ref.getName(),
        id.name(),
        peeled == null ? id.name() : peeled.name(),
        ref.isSymbolic() ? Optional.of(leaf.getName()) : Optional.empty());
  }
}
