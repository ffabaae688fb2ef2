package dev.syncline.trigger.webhook;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The schemes that are known, in the order in which they are looked for. The order counts: Forgejo
/// sends the headers of Gitea as well, and Gitea those of GitHub.
final class Schemes {
  private static final List<Scheme> ALL =
      List.of(
          HubScheme.FORGEJO,
          HubScheme.GITEA,
          new GitLabScheme(),
          HubScheme.GITHUB,
          new GenericScheme());
  private static final Set<String> LATER = Set.of("bitbucket");

  private Schemes() {}

  /// The one whose headers these are; the one that the path names, where it does.
  static Optional<Scheme> of(Incoming incoming) {
    return named(incoming.path())
        .or(() -> ALL.stream().filter(scheme -> scheme.recognises(incoming.headers())).findFirst());
  }

  static Optional<Scheme> named(String path) {
    return ALL.stream().filter(scheme -> scheme.name().equals(path)).findFirst();
  }

  static boolean comesLater(String path) {
    return LATER.contains(path);
  }
}
