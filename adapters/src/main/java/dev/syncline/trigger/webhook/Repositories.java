package dev.syncline.trigger.webhook;

import dev.syncline.core.run.SyncException;
import dev.syncline.shared.repository.GitUrl;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// One spelling for all the ways to write the address of one repository. Two that are taken for one
/// cost a pass that finds nothing; one that is taken for two costs the webhook. So the case of a
/// path does not count, nor the port of ssh, which is often another one from outside.
final class Repositories {
  private static final Pattern SLASHES = Pattern.compile("/{2,}");

  private Repositories() {}

  /// Empty where it is no address that we follow.
  static Optional<String> key(String url) {
    try {
      var address = GitUrl.parse(url);
      var portless =
          address.scheme() == GitUrl.Scheme.SSH
              ? new GitUrl(
                  address.scheme(),
                  address.host(),
                  -1,
                  address.path(),
                  address.user(),
                  address.password())
              : address;
      var name = SLASHES.matcher(portless.origin().name()).replaceAll("/");
      return Optional.of(name.toLowerCase(Locale.ROOT));
    } catch (SyncException _) {
      return Optional.empty();
    }
  }
}
