package dev.syncline.app.wiring;

import dev.syncline.app.config.Configuration;
import dev.syncline.app.config.CredentialSection;
import dev.syncline.app.config.SecretText;
import dev.syncline.app.config.SyncSection;
import dev.syncline.app.config.TransformSection;
import dev.syncline.core.content.Digest;
import dev.syncline.core.run.SyncException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/// What a part of the configuration comes to with its secrets looked up, as a digest: two that are
/// equal need no new start. Nothing can be read back from it, and it is never shown.
public final class Fingerprint {
  private static final String UNSET = "unset";
  private static final String SET = "set ";

  private Fingerprint() {}

  /// Of one sync: what it says itself, how it connects, and with which credentials and secrets.
  static Digest of(SyncSection sync, Configuration configuration) {
    var parts = new ArrayList<String>();
    parts.add(sync.digest().toString());
    parts.add(configuration.connection().toString());
    var hosts = Outside.hosts(List.of(sync));
    new TreeMap<>(configuration.credentials())
        .forEach((host, credential) -> {
          if (hosts.contains(Outside.withoutPort(host.toLowerCase(Locale.ROOT)))) {
            parts.add(host);
            add(credential, parts);
          }
        });
    if (sync.through().orElse(null) instanceof TransformSection.Build build) {
      build.env().forEach((name, text) -> parts.addAll(List.of(name, value(text))));
    }
    return joined(parts);
  }

  /// Of all that is told to others.
  public static Digest ofNotices(Configuration configuration) {
    var parts = new ArrayList<String>();
    for (var notice : configuration.notices()) {
      parts.addAll(List.of(notice.name(), value(notice.url())));
      parts.add(notice.secret().map(Fingerprint::value).orElse(UNSET));
    }
    return joined(parts);
  }

  private static void add(CredentialSection credential, List<String> parts) {
    parts.add(credential.toString()); // its secrets are *** there
    switch (credential) {
      case CredentialSection.Token(var token) -> parts.add(value(token));
      case CredentialSection.Password(_, var password) -> parts.add(value(password));
      case CredentialSection.Ssh ssh ->
          parts.add(ssh.passphrase().map(Fingerprint::value).orElse(UNSET));
    }
  }

  private static String value(SecretText text) {
    try {
      return SET + text.resolve().reveal();
    } catch (SyncException _) {
      return UNSET;
    }
  }

  private static Digest joined(List<String> parts) {
    var text = new StringBuilder();
    parts.forEach(part -> text.append(part.length()).append(' ').append(part).append('\n'));
    return Digest.of(text.toString());
  }
}
