package dev.syncline.app.config;

import dev.syncline.app.config.shape.Fields;
import dev.syncline.app.config.shape.Fields.Field;
import dev.syncline.app.config.shape.Form;
import dev.syncline.app.config.shape.Forms;
import dev.syncline.app.config.shape.Key;
import dev.syncline.app.config.shape.Problems;
import dev.syncline.app.config.shape.Section;
import dev.syncline.app.config.shape.Shape.Entry;
import dev.syncline.app.config.shape.Shape.Listing;
import dev.syncline.app.config.shape.Shape.Named;
import dev.syncline.app.config.shape.Shape.Spot;
import dev.syncline.shared.redaction.Redactor;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The keys at the top of a configuration, and how several files become one.
final class RootKeys {
  static final Key<Integer> VERSION =
      Key.withDefault("version", Forms.whole(1, 1), 1, "the version of this format");
  static final Key<String> STATE =
      Key.withDefault(
          "state",
          Forms.text("a folder", RootKeys::state),
          Configuration.STATE_DEFAULT,
          "the folder of the ledger and of artifacts");
  static final Key<Integer> PLACES =
      Key.withDefault(
          "places",
          Forms.whole(1, 64),
          Configuration.PLACES_DEFAULT,
          "how many passes go on at once");
  static final Key<String> MANIFEST =
      Key.optional(
          "manifest", Forms.PATH, "the .version-manifest.json that check --write-manifest writes");
  static final Key<URI> PROXY =
      Key.optional(
          "proxy", shownWithoutLogin(Forms.address("http")), "through which connections go");
  static final Key<List<Spot<String>>> NO_PROXY =
      Key.withDefault(
          "no-proxy",
          new Listing<>(Forms.TEXT, true, 0),
          List.of(),
          "hosts that are reached directly: names, .suffix or *");
  static final Key<String> CA_FILE =
      Key.optional("ca-file", Forms.PATH, "more certificate authorities to trust (PEM)");
  static final Key<String> CLIENT_CERTIFICATE =
      Key.optional("client-certificate", Forms.PATH, "the certificate that we show (PEM)");
  static final Key<String> CLIENT_KEY =
      Key.optional("client-key", Forms.PATH, "the key of that certificate (PEM)");
  static final Key<List<Entry<Fields>>> CREDENTIALS =
      Key.withDefault("credentials", ConnectionKeys.CREDENTIALS, List.of(), "who we are, by host");
  static final Key<List<Spot<Fields>>> NOTIFY =
      Key.withDefault(
          "notify",
          new Listing<>(ConnectionKeys.NOTIFY, true, 0),
          List.of(),
          "webhooks that are told of events");
  static final Key<Fields> DEFAULTS =
      Key.section("defaults", SyncKeys.DEFAULTS, "what counts for all syncs");
  static final Key<List<Entry<Fields>>> SYNCS =
      Key.withDefault(
          "syncs", new Named<>(SyncKeys.NAME, SyncKeys.SYNC), List.of(), "what is kept in step");

  static final Section ROOT =
      Section.of(
          "a map with syncs",
          VERSION,
          STATE,
          PLACES,
          MANIFEST,
          DaemonKeys.LISTEN,
          DaemonKeys.WEBHOOK,
          DaemonKeys.API,
          PROXY,
          NO_PROXY,
          CA_FILE,
          CLIENT_CERTIFICATE,
          CLIENT_KEY,
          CREDENTIALS,
          NOTIFY,
          DEFAULTS,
          SYNCS,
          Key.later("templates", "templates come later: write each sync out"),
          Key.later("events", "CDEvents come later"));

  private RootKeys() {}

  /// One root for the files of a folder: maps of names are joined, any other key may stand in one
  /// file only.
  static Fields merge(List<Fields> roots, Problems problems) {
    Map<String, Field> found = new LinkedHashMap<>();
    for (var root : roots) {
      root.found()
          .forEach((name, field) ->
              found.merge(
                  name,
                  field,
                  (first, second) -> {
                    if (name.equals(SYNCS.name()) || name.equals(CREDENTIALS.name())) {
                      return joined(first, second);
                    }
                    if (!name.equals(VERSION.name())) {
                      var text = "'%s' stands in two files".formatted(name);
                      problems.error(
                          second.at(),
                          "SYN-CONFIG-DUPLICATE",
                          text,
                          "the first is at " + first.at());
                    }
                    return first;
                  }));
    }
    var first = roots.getFirst();
    boolean clean = roots.stream().allMatch(Fields::clean);
    return new Fields(first.at(), ROOT, found, Optional.empty(), clean);
  }

  private static Field joined(Field first, Field second) {
    var all = new ArrayList<Object>((List<?>) first.spot().value());
    all.addAll((List<?>) second.spot().value());
    return new Field(first.at(), new Spot<>(first.spot().at(), Optional.empty(), List.copyOf(all)));
  }

  private static Form<URI> shownWithoutLogin(Form<URI> form) {
    return new Form<>(
        form.what(),
        form.read(),
        address -> Redactor.NONE.redact(address.toString()),
        form.schema(),
        form.filling());
  }

  private static String state(String text) {
    if (text.startsWith("postgres:") || text.startsWith("postgresql:")) {
      throw new IllegalArgumentException(
          "PostgreSQL for several control planes is not in this version yet: name a folder");
    }
    if (text.contains("://")) {
      throw new IllegalArgumentException("name a folder, like .syncline");
    }
    return Forms.PATH.read().apply(text);
  }
}
