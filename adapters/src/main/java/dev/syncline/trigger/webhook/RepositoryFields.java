package dev.syncline.trigger.webhook;

import dev.syncline.trigger.webhook.Hint.Ref;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The fields of a payload that say which repository it speaks of: those that hold one of its
/// addresses, and the one that names its own branch, where there is one. What is said of a
/// repository is read here, for every scheme.
record RepositoryFields(Set<String> addresses, Optional<String> mainBranch) {
  private static final Pattern ZEROS = Pattern.compile("0{40,64}");

  RepositoryFields {
    addresses = Set.copyOf(addresses);
  }

  /// All the fields to read: these, and `others`.
  Set<String> and(String... others) {
    var all = new HashSet<>(addresses);
    mainBranch.ifPresent(all::add);
    all.addAll(List.of(others));
    return Set.copyOf(all);
  }

  /// `ref` moved in that repository.
  Hint moved(Payload said, Ref ref) {
    var keys =
        addresses.stream()
            .flatMap(field -> said.find(field).stream())
            .flatMap(address -> Repositories.key(address).stream())
            .collect(Collectors.toSet());
    return new Hint.Moved(keys, ref, mainBranch.flatMap(said::find));
  }

  /// The same, where it is a ref that counts.
  Hint moved(Payload said, Optional<? extends Ref> ref) {
    return ref.isPresent()
        ? moved(said, ref.get())
        : new Hint.Nothing("neither a branch nor a tag");
  }

  /// What forges call a push: `after` is all zeros where `ref` was deleted.
  Hint pushed(Payload said) {
    return said.find("after").filter(it -> ZEROS.matcher(it).matches()).isPresent()
        ? new Hint.Nothing("a ref was deleted")
        : moved(said, said.find("ref").flatMap(Ref::of));
  }
}
