package dev.syncline.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.app.config.ReloadSection.Listening;
import dev.syncline.app.config.ReloadSection.ProcessCompose;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComposeKeysTest {
  private static final String TEXT =
      """
      syncs:
        nats:
          source: {git: {url: https://e.org/x.git}}
          through: {build: {command: [make]}}
          target: {binary: {path: bin/nats, reload: {process-compose: {process: nats%s}}}}
      """;
  private static final Map<String, String> VARIABLES =
      Map.of("PC_SOCKET_PATH", "pc.sock", "PC_PORT_NUM", "8080", "PC_API_TOKEN", "s3cret");

  @TempDir private Path folder;

  private ProcessCompose read(String more, Map<String, String> environment) {
    var sync =
        Written.of(folder, TEXT.formatted(more))
            .with(environment)
            .configuration()
            .syncs()
            .values()
            .iterator()
            .next();
    return (ProcessCompose) ((TargetSection.Binary) sync.target()).reload();
  }

  @Test
  void whatTheFileSays_goesBeforeTheVariables() throws Exception {
    var bySocket = read(", socket: run/pc.sock, token: other", VARIABLES);
    var byUrl = read(", url: 'http://127.0.0.1:9'", VARIABLES);

    assertThat(bySocket.process()).isEqualTo("nats");
    assertThat(bySocket.at()).isEqualTo(new Listening.OnSocket(folder.resolve("run/pc.sock")));
    assertThat(bySocket.token().orElseThrow().resolve().reveal()).isEqualTo("other");
    assertThat(byUrl.at()).isEqualTo(new Listening.OnUrl(URI.create("http://127.0.0.1:9")));
  }

  @Test
  void withoutKeys_theVariablesOfProcessComposeCount() throws Exception {
    var bySocket = read("", VARIABLES);
    var byPort = read("", Map.of("PC_PORT_NUM", "8080"));

    assertThat(bySocket.at()).isEqualTo(new Listening.OnSocket(folder.resolve("pc.sock")));
    assertThat(bySocket.token().orElseThrow().resolve().reveal()).isEqualTo("s3cret");
    assertThat(bySocket.toString()).doesNotContain("s3cret");
    assertThat(byPort.at()).isEqualTo(new Listening.OnUrl(URI.create("http://localhost:8080")));
    assertThat(byPort.token()).isEmpty();
  }

  @Test
  void neither_isRefused() {
    for (var variables : List.of(Map.<String, String>of(), Map.of("PC_PORT_NUM", "http"))) {
      assertThat(Written.of(folder, TEXT.formatted("")).with(variables).problems())
          .singleElement()
          .asString()
          .contains("nothing says where Process Compose listens");
    }
  }
}
