package dev.syncline.app.config;

import dev.syncline.app.config.shape.Fields;
import dev.syncline.app.config.shape.Forms;
import dev.syncline.app.config.shape.Place;
import dev.syncline.app.config.shape.Shape.Spot;
import dev.syncline.core.run.SyncName;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Makes the configuration of a checked root: what the environment says goes before the file,
/// except for `GITHUB_TOKEN`, and what two syncs must not share is looked at.
final class Assembly {
  private static final String FORGE = "github.com";

  private final Fields root;
  private final Map<String, String> environment;
  private final Reading reading;

  Assembly(Fields root, Map<String, String> environment, Reading reading) {
    this.root = root;
    this.environment = environment;
    this.reading = reading;
  }

  Configuration make(List<Path> files) {
    var spots = root.get(RootKeys.NOTIFY);
    return new Configuration(
        files,
        reading.folders().base(),
        state(),
        root.get(RootKeys.PLACES),
        reading.findPath(root, RootKeys.MANIFEST),
        DaemonKeys.read(root, new DaemonKeys.Named(webhookSecret(), variable("PORT")), reading),
        connection(),
        credentials(),
        ConnectionKeys.notices(spots.stream().map(Spot::value).toList(), reading),
        syncs());
  }

  private Optional<String> variable(String... names) {
    return Arrays.stream(names)
        .flatMap(name -> Optional.ofNullable(environment.get(name)).stream())
        .filter(value -> !value.isBlank())
        .findFirst();
  }

  private Path state() {
    return variable("SYNCLINE_STATE")
        .map(named -> Path.of(named).toAbsolutePath().normalize())
        .orElseGet(() -> reading.path(root, RootKeys.STATE));
  }

  private Optional<SecretText> webhookSecret() {
    return variable("WEBHOOK_SECRET")
        .map(_ -> reading.secret("${env:WEBHOOK_SECRET}", "the secret of webhooks"));
  }

  private ConnectionSection connection() {
    var direct =
        variable("NO_PROXY", "no_proxy")
            .map(list ->
                Arrays.stream(list.split(","))
                    .map(String::strip)
                    .filter(s -> !s.isEmpty())
                    .toList())
            .orElseGet(() -> Reading.values(root.get(RootKeys.NO_PROXY)));
    var certificate = reading.findPath(root, RootKeys.CLIENT_CERTIFICATE);
    var key = reading.findPath(root, RootKeys.CLIENT_KEY);
    if (certificate.isPresent() != key.isPresent()) {
      reading.conflict(
          certificate.isPresent()
              ? root.place(RootKeys.CLIENT_CERTIFICATE)
              : root.place(RootKeys.CLIENT_KEY),
          "client-certificate and client-key go together",
          "name both files");
    }
    return new ConnectionSection(
        proxy(), direct, reading.findPath(root, RootKeys.CA_FILE), certificate, key);
  }

  private Optional<URI> proxy() {
    var named = variable("HTTPS_PROXY", "https_proxy");
    try {
      return named.map(Forms.address("http").read()).or(() -> root.find(RootKeys.PROXY));
    } catch (IllegalArgumentException e) {
      reading
          .problems()
          .error(
              Place.whole(Path.of("$HTTPS_PROXY")),
              "SYN-CONFIG-ENV",
              "this is not the address of a proxy",
              String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  private Map<String, CredentialSection> credentials() {
    var byHost = ConnectionKeys.credentials(root.get(RootKeys.CREDENTIALS), reading);
    if (variable("GITHUB_TOKEN").isPresent()) {
      var token = reading.secret("${env:GITHUB_TOKEN}", "the token of " + FORGE);
      byHost.putIfAbsent(FORGE, new CredentialSection.Token(token));
    }
    return byHost;
  }

  private Map<SyncName, SyncSection> syncs() {
    Map<SyncName, SyncSection> byName = new LinkedHashMap<>();
    Map<String, Place> places = new HashMap<>();
    var defaults = root.get(RootKeys.DEFAULTS);
    for (var entry : root.get(RootKeys.SYNCS)) {
      var before = places.putIfAbsent(entry.name(), entry.at());
      if (before != null) {
        reading
            .problems()
            .error(
                entry.at(),
                "SYN-CONFIG-DUPLICATE",
                "sync '%s' is declared twice".formatted(entry.name()),
                "the first is at " + before);
        continue;
      }
      SyncKeys.read(entry, defaults, reading).ifPresent(sync -> byName.put(sync.name(), sync));
    }
    refuseShared(byName);
    refuseTargetsInState(byName);
    return byName;
  }

  private void refuseTargetsInState(Map<SyncName, SyncSection> syncs) {
    var state = state();
    for (var sync : syncs.values()) {
      if (sync.target().path().startsWith(state)) {
        reading.conflict(
            sync.at(),
            "the target of '%s' is inside the state directory %s".formatted(sync.name(), state),
            "there only Syncline keeps its own files: name a path outside of it");
      }
    }
  }

  private void refuseShared(Map<SyncName, SyncSection> syncs) {
    Map<Path, SyncSection> byTarget = new HashMap<>();
    Map<PinFileSection, SyncSection> byPin = new HashMap<>();
    for (var sync : syncs.values()) {
      var target = sync.target().path();
      refuseSecond(byTarget.putIfAbsent(target, sync), sync, "have the same target " + target);
      if (sync.pinFile().isPresent()) {
        var pin = sync.pinFile().get();
        var what = "pin the same variable %s of %s".formatted(pin.variable(), pin.path());
        refuseSecond(byPin.putIfAbsent(pin, sync), sync, what);
      }
    }
  }

  private void refuseSecond(@Nullable SyncSection first, SyncSection second, String what) {
    if (first != null) {
      reading.conflict(
          second.at(),
          "syncs '%s' and '%s' %s".formatted(first.name(), second.name(), what),
          "the other is at " + first.at());
    }
  }
}
