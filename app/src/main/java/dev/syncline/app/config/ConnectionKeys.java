package dev.syncline.app.config;

import dev.syncline.app.config.shape.Fields;
import dev.syncline.app.config.shape.Form;
import dev.syncline.app.config.shape.Forms;
import dev.syncline.app.config.shape.Key;
import dev.syncline.app.config.shape.Section;
import dev.syncline.app.config.shape.Shape.Entry;
import dev.syncline.app.config.shape.Shape.Named;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// The keys of `credentials:` and `notify:`.
final class ConnectionKeys {
  private static final Pattern HOST =
      Pattern.compile("([a-zA-Z0-9_]([a-zA-Z0-9._-]{0,252})|\\[[0-9a-fA-F:]+])(:[0-9]{1,5})?");
  private static final Form<String> HOST_NAME = Forms.text("a host", ConnectionKeys::host);

  private static final Key<String> TOKEN = Key.optional("token", Forms.SECRET, "a bearer token");
  private static final Key<String> USER =
      Key.optional("user", Forms.TEXT, "the user that goes with password");
  private static final Key<String> PASSWORD =
      Key.optional("password", Forms.SECRET, "the password that goes with user");

  private static final Key<String> SSH_USER =
      Key.withDefault(
          "user", Forms.TEXT, CredentialSection.Ssh.USER_DEFAULT, "whom git logs in as");
  private static final Key<String> SSH_KEY =
      Key.required("key", Forms.PATH, "the file with the private key");
  private static final Key<String> PASSPHRASE =
      Key.optional("passphrase", Forms.SECRET, "what opens the key");
  private static final Key<String> KNOWN_HOSTS =
      Key.optional(
          "known-hosts", Forms.PATH, "the hosts that are trusted; by default ~/.ssh/known_hosts");
  private static final Section SSH =
      Section.of("a map with key", SSH_KEY, PASSPHRASE, KNOWN_HOSTS, SSH_USER);
  private static final Key<Fields> SSH_SECTION = Key.optional("ssh", SSH, "a key for git over ssh");

  private static final Section CREDENTIAL =
      Section.of(
              "a map with token, user and password, or ssh",
              TOKEN,
              USER,
              PASSWORD,
              SSH_SECTION,
              Key.later("app", "apps of GitHub come later: use token"))
          .exactlyOne("token", "password", "ssh", "app");

  static final Named<Fields> CREDENTIALS = new Named<>(HOST_NAME, CREDENTIAL);

  private static final Form<String> WEBHOOK =
      Forms.text("an address like https://HOST", ConnectionKeys::webhook)
          .filled(Form.Filling.WHEN_USED);
  private static final Key<String> NAME =
      Key.required("name", Forms.TEXT, "what status and errors call it");
  private static final Key<String> URL =
      Key.required("url", WEBHOOK, "where events are sent; may be a secret");
  private static final Key<String> SECRET =
      Key.optional("secret", Forms.SECRET, "what events are signed with");

  static final Section NOTIFY = Section.of("a map with name and url", NAME, URL, SECRET);

  private ConnectionKeys() {}

  static Map<String, CredentialSection> credentials(List<Entry<Fields>> entries, Reading reading) {
    Map<String, CredentialSection> byHost = new LinkedHashMap<>();
    for (var entry : entries) {
      var host = entry.name().toLowerCase(Locale.ROOT);
      if (entry.value().clean()
          && byHost.put(host, credential(host, entry.value(), reading)) != null) {
        reading.conflict(entry.at(), "'%s' stands here a second time".formatted(host), "");
      }
    }
    return byHost;
  }

  private static CredentialSection credential(String host, Fields fields, Reading reading) {
    var section = "credentials." + host;
    if (fields.has(USER) != fields.has(PASSWORD)) {
      reading.conflict(
          fields.has(USER) ? fields.place(USER) : fields.place(PASSWORD),
          "user and password go together",
          "a token needs no user");
      return new CredentialSection.Token(reading.secret("", section));
    }
    if (fields.has(TOKEN)) {
      return new CredentialSection.Token(reading.secret(fields, TOKEN, section));
    }
    if (fields.has(PASSWORD)) {
      return new CredentialSection.Password(
          fields.get(USER), reading.secret(fields, PASSWORD, section));
    }
    var ssh = fields.get(SSH_SECTION);
    return new CredentialSection.Ssh(
        ssh.get(SSH_USER),
        reading.path(ssh, SSH_KEY),
        reading.findSecret(ssh, PASSPHRASE, section + ".ssh"),
        reading.findPath(ssh, KNOWN_HOSTS));
  }

  static List<NotifySection> notices(List<Fields> entries, Reading reading) {
    Map<String, NotifySection> byName = new LinkedHashMap<>();
    for (var fields : entries) {
      if (!fields.clean() || !OpenAddress.isWritten(fields, URL, reading)) {
        continue;
      }
      var notice =
          new NotifySection(
              fields.get(NAME),
              reading.secret(fields, URL, "notify." + fields.get(NAME)),
              reading.findSecret(fields, SECRET, "notify." + fields.get(NAME)));
      if (byName.put(notice.name(), notice) != null) {
        reading.conflict(
            fields.valuePlace(NAME),
            "'%s' stands here a second time".formatted(notice.name()),
            "give each its own name");
      }
    }
    return List.copyOf(byName.values());
  }

  private static String host(String text) {
    if (!HOST.matcher(text).matches()) {
      throw new IllegalArgumentException("a name, perhaps with a port, like github.com");
    }
    return text;
  }

  /// Only what is known yet: what `${…}` stands for is looked at when it is used.
  private static String webhook(String text) {
    if (!text.startsWith("${")) {
      var _ = Forms.address("https", "http").read().apply(Holes.without(text));
    }
    return text;
  }
}
