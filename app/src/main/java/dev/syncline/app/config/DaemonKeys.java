package dev.syncline.app.config;

import dev.syncline.app.config.shape.Fields;
import dev.syncline.app.config.shape.Forms;
import dev.syncline.app.config.shape.Key;
import dev.syncline.app.config.shape.Section;
import dev.syncline.app.config.shape.Shape.Listing;
import dev.syncline.app.config.shape.Shape.Spot;
import java.util.List;
import java.util.Optional;

/// The keys `listen` and `webhook`.
final class DaemonKeys {
  static final Key<ListenAddress> LISTEN =
      Key.withDefault(
          "listen",
          Forms.text("an address like 127.0.0.1:9090", ListenAddress::parse),
          ListenAddress.DEFAULT,
          "where the daemon listens");

  private static final int SECRETS_MAX = 2;
  private static final Key<List<Spot<String>>> SECRET =
      Key.required(
          "secret",
          new Listing<>(Forms.SECRET, true, 1),
          "what senders sign with; a list of two while one replaces the other");

  static final Key<Fields> WEBHOOK =
      Key.optional("webhook", Section.of("a map with secret", SECRET), "incoming webhooks");

  private static final Key<String> TOKEN =
      Key.required("token", Forms.SECRET, "what decisions over HTTP must come with");

  static final Key<Fields> API =
      Key.optional("api", Section.of("a map with token", TOKEN), "decisions over HTTP");

  private DaemonKeys() {}

  /// What the environment names, which goes before the file: the secret, and the port.
  record Named(Optional<SecretText> secret, Optional<String> port) {}

  static DaemonSection read(Fields root, Named named, Reading reading) {
    var webhook = root.find(WEBHOOK).filter(Fields::clean);
    var written = webhook.map(fields -> fields.get(SECRET)).orElseGet(List::of);
    if (written.size() > SECRETS_MAX) {
      reading.conflict(
          webhook.orElseThrow().valuePlace(SECRET),
          "more than two secrets",
          "keep the new one and the one that it replaces");
    }
    var secrets =
        named
            .secret()
            .map(List::of)
            .orElseGet(() -> written.stream().map(spot -> secret(spot, reading)).toList());
    var token =
        root.find(API).filter(Fields::clean).map(fields -> reading.secret(fields, TOKEN, "api"));
    return new DaemonSection(listen(root, named, reading), secrets, token);
  }

  private static SecretText secret(Spot<String> spot, Reading reading) {
    return reading.secret(spot.value(), "webhook.secret in " + spot.at());
  }

  private static ListenAddress listen(Fields root, Named named, Reading reading) {
    var listen = root.get(LISTEN);
    try {
      return named.port().map(Integer::valueOf).map(listen::withPort).orElse(listen);
    } catch (IllegalArgumentException _) {
      reading.conflict(
          root.place(LISTEN),
          "the variable PORT is '%s'".formatted(named.port().orElse("")),
          "a port is a number from 0 to 65535");
      return listen;
    }
  }
}
