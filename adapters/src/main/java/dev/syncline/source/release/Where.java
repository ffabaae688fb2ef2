package dev.syncline.source.release;

import java.net.URI;

/// Where releases are published.
public sealed interface Where {
  /// As people open it in a browser.
  default URI address() {
    return switch (this) {
      case OnGitHub(var repository) -> repository.address();
      case OnGitLab(var repository) -> repository.address();
      case OnGitea(var repository) -> repository.address();
      case InFolder(var folder) -> folder;
    };
  }

  record OnGitHub(RepositoryUrl repository) implements Where {}

  record OnGitLab(RepositoryUrl repository) implements Where {}

  /// Forgejo as well.
  record OnGitea(RepositoryUrl repository) implements Where {}

  /// A folder behind a web server, see [StaticIndex].
  record InFolder(URI folder) implements Where {}
}
