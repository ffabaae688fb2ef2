package dev.syncline.app.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.syncline.app.config.Configuration;
import dev.syncline.app.config.ConfigurationReader;
import dev.syncline.app.config.ConfigurationReader.Loaded;
import dev.syncline.core.content.Digest;
import dev.syncline.core.ledger.Entry;
import dev.syncline.core.ledger.OutboxMessage;
import dev.syncline.core.run.FaultPoints;
import dev.syncline.core.run.SyncException;
import dev.syncline.engine.pace.SystemPace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsWhereUsedTest {
  private static final String CONFIGURATION =
      """
      version: 1
      state: state
      %s
      credentials:
        git.example.org: {user: deploy, password: "${env:LOGIN}"}
      notify:
        - {name: chat, url: "${env:HOOK}", secret: "${env:SIGN}"}
      syncs:
        service:
          source: {git: {url: "https://git.example.org/service.git", track: tags}}
          through:
            build:
              command: [sh, build.sh, "{output}"]
              env: {DEPLOY_KEY: "${env:DEPLOY}"}
          target: {binary: {path: bin/service}}
      """;

  @TempDir Path folder;

  private Configuration configuration(String more, Map<String, String> environment)
      throws Exception {
    var file = folder.resolve("syncline.yaml");
    Files.writeString(file, CONFIGURATION.formatted(more));
    var loaded = ConfigurationReader.read(Optional.of(file), environment);
    return loaded instanceof Loaded.Well(var read, _) ? read : throwing(loaded);
  }

  private static Configuration throwing(Loaded loaded) {
    throw new IllegalStateException(loaded.toString());
  }

  private StateHouseholds households(Map<String, String> environment) throws Exception {
    return new StateHouseholds(
        configuration("", environment), environment, "a test", new SystemPace(), FaultPoints.NONE);
  }

  private static Map<String, String> all() {
    return Map.of("LOGIN", "login", "HOOK", "http://127.0.0.1:1/", "SIGN", "sign", "DEPLOY", "key");
  }

  private static Map<String, String> with(String name, String value) {
    var changed = new HashMap<>(all());
    changed.put(name, value);
    return changed;
  }

  @Test
  void unsetBuildAndNotifySecrets_stopNoDeclaration() throws Exception {
    try (var household = households(Map.of("LOGIN", "login")).toChange()) {
      assertThat(household.declared(List.of())).hasSize(1);
    }
  }

  @Test
  void whatAHostAskedFor_holdsOnWhenTheConfigurationIsReadAnew() throws Exception {
    var far = Instant.parse("2100-01-01T00:00:00Z");
    try (var household = households(all()).toChange()) {
      household.outside().connections().budget().closed("git.example.org", far);

      household.declared(configuration("places: 2", all()));

      assertThat(household.outside().connections().budget().closedUntil("git.example.org"))
          .contains(far);
    }
  }

  @Test
  void unsetCredential_stopsOnlyWhatNeedsItAndIsNamed() throws Exception {
    try (var household = households(Map.of()).toChange()) {
      var declared = household.declared(List.of());

      assertThat(declared).hasSize(1);
      var source = declared.getFirst().sentence().supply();
      assertThatThrownBy(() -> source.detect(Optional.empty()))
          .isInstanceOfSatisfying(
              SyncException.class,
              e -> {
                var complaint = e.fault().complaint();
                assertThat(complaint.code()).isEqualTo("SYN-CONFIG-UNSET");
                assertThat(complaint.what())
                    .contains("credentials.git.example.org.password")
                    .contains("syncline.yaml:5:45");
                assertThat(complaint.why()).contains("LOGIN is not set");
              });
    }
  }

  @Test
  void anAddressThatIsNotSet_keepsTheMessageWaiting() throws Exception {
    try (var household = households(Map.of("LOGIN", "login")).toChange()) {
      var message = new OutboxMessage("one", "chat", "application/json", "{}", 0, Instant.EPOCH);
      household.ledger().write(household.tenure(), List.of(new Entry.MessageQueued(message)));

      household.deliver();

      assertThat(household.ledger().outbox().due(Instant.MAX, 10)).hasSize(1);
    }
  }

  private Digest declared(String more, Map<String, String> environment) throws Exception {
    var configuration = configuration(more, environment);
    var sync = configuration.syncs().values().iterator().next();
    return Fingerprint.of(sync, configuration);
  }

  @Test
  void credentialsConnectionAndBuildSecrets_countAsTheDeclaration() throws Exception {
    var before = declared("", all());

    assertThat(declared("", all())).isEqualTo(before);
    assertThat(declared("", with("LOGIN", "other"))).isNotEqualTo(before);
    assertThat(declared("", with("DEPLOY", "other"))).isNotEqualTo(before);
    assertThat(declared("proxy: http://proxy.example.org:3128", all())).isNotEqualTo(before);
    assertThat(declared("", with("HOOK", "http://127.0.0.1:2/"))).isEqualTo(before);
  }

  @Test
  void addressesAndKeysOfNotices_countAsWhatIsTold() throws Exception {
    var before = Fingerprint.ofNotices(configuration("", all()));

    assertThat(Fingerprint.ofNotices(configuration("", with("SIGN", "other"))))
        .isNotEqualTo(before);
    assertThat(Fingerprint.ofNotices(configuration("", with("LOGIN", "other")))).isEqualTo(before);
  }
}
