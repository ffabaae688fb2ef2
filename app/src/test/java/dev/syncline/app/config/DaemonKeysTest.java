package dev.syncline.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DaemonKeysTest {
  private static final String SYNC =
      "syncs:\n  a: {source: {git: {url: /a}}, target: {directory: {path: w}}}\n";

  @TempDir private Path folder;

  @Test
  void nothingWritten_isLoopbackWithoutASecret() {
    assertThat(Written.of(folder, SYNC).configuration().daemon()).isEqualTo(DaemonSection.DEFAULT);
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1:9090, 127.0.0.1, 9090",
    "0.0.0.0:80, 0.0.0.0, 80",
    "localhost:0, localhost, 0",
    "'[::1]:65535', '[::1]', 65535"
  })
  void listen_isHostAndPort(String text, String host, int port) {
    var listen =
        Written.of(folder, "listen: '%s'\n%s".formatted(text, SYNC))
            .configuration()
            .daemon()
            .listen();

    assertThat(listen).isEqualTo(new ListenAddress(host, port)).hasToString(text);
    assertThat(listen.withPort(1)).isEqualTo(new ListenAddress(host, 1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"9090", ":9090", "host", "host:", "host:x", "http://host:1", "::1:80"})
  void listenThatIsNone_isRefused(String text) {
    assertThat(Written.of(folder, "listen: '%s'\n%s".formatted(text, SYNC)).problems())
        .singleElement()
        .asString()
        .startsWith("1:9 ")
        .contains("127.0.0.1:9090");
  }

  @Test
  void portThatIsTooLarge_isRefused() {
    assertThat(Written.of(folder, "listen: host:65536\n" + SYNC).problems())
        .singleElement()
        .asString()
        .contains("0 to 65535");
  }

  @Test
  void secret_isOneOrTwoWhileRotating() throws Exception {
    var one = secrets("webhook: {secret: '${env:A}'}\n", Map.of("A", "first"));
    var two = secrets("webhook: {secret: ['${env:A}', second]}\n", Map.of("A", "first"));

    assertThat(one).containsExactly("first");
    assertThat(two).containsExactly("first", "second");
  }

  @Test
  void variable_goesBeforeTheFile() throws Exception {
    assertThat(secrets("webhook: {secret: file}\n", Map.of("WEBHOOK_SECRET", "named")))
        .containsExactly("named");
    assertThat(secrets("", Map.of("WEBHOOK_SECRET", "named"))).containsExactly("named");
  }

  @Test
  void threeSecretsNoneOrABlankOne_areRefused() {
    assertThat(problems("webhook: {secret: [a, b, c]}\n"))
        .containsExactly(
            "1:19 more than two secrets; keep the new one and the one that it replaces");
    assertThat(problems("webhook: {}\n")).hasSize(1);
    assertThat(problems("webhook: {secret: []}\n")).hasSize(1);
    assertThat(problems("webhook: {secret: ' '}\n")).hasSize(1);
  }

  @Test
  void effectiveConfiguration_hidesTheSecrets() {
    var written = Written.of(folder, "webhook: {secret: [hunter2, hunter3]}\n" + SYNC);

    var shown = ConfigurationReader.effective(Optional.of(written.file()), Map.of());

    assertThat(shown.orElseThrow().toString())
        .contains("webhook={secret=[***, ***]}", "listen=127.0.0.1:9090")
        .doesNotContain("hunter");
    assertThat(written.configuration().toString()).doesNotContain("hunter");
  }

  private List<String> secrets(String text, Map<String, String> environment) throws Exception {
    var daemon = Written.of(folder, text + SYNC).with(environment).configuration().daemon();
    var found = new java.util.ArrayList<String>();
    for (var secret : daemon.webhookSecrets()) {
      found.add(secret.resolve().reveal());
    }
    return found;
  }

  private List<String> problems(String text) {
    return Written.of(folder, text + SYNC).problems();
  }
}
