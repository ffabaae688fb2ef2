package dev.syncline.shared.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.syncline.core.run.Fault;
import dev.syncline.core.run.SyncException;
import dev.syncline.demo.compose.ProcessCompose;
import dev.syncline.demo.compose.ProcessCompose.Up;
import dev.syncline.demo.compose.Project;
import dev.syncline.demo.compose.Project.Service;
import dev.syncline.demo.compose.Version;
import dev.syncline.shared.process.ClockPace;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ComposeClientTest {
  private static final String TOKEN = "a-token-of-twenty-letters";
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  @TempDir Path folder;

  @Test
  void rightToken_isSentAndAccepted() throws Exception {
    try (var compose = ProcessCompose.up(byPort(Version.V1_100_0).withToken(TOKEN))) {
      assertThat(client(compose.port(), Optional.of(TOKEN + "\n")).look("off"))
          .isInstanceOf(Sight.Seen.class);
    }
  }

  @Test
  void wrongOrMissingToken_isRejectedWithoutShowingIt() throws Exception {
    try (var compose = ProcessCompose.up(byPort(Version.V1_100_0).withToken(TOKEN))) {
      for (var token : List.of(Optional.of("another-secret-token"), Optional.<String>empty())) {
        assertThatThrownBy(() -> client(compose.port(), token).look("off"))
            .hasMessageNotContaining("another-secret-token")
            .hasMessageContaining("token")
            .isInstanceOfSatisfying(
                SyncException.class, e -> assertThat(e.fault()).isInstanceOf(Fault.Rejected.class));
      }
    }
  }

  /// It knows no token, `/graph` or `/namespaces`; nothing of that is needed.
  @Test
  void oldVersion_answersWithAndWithoutToken() throws Exception {
    try (var compose = ProcessCompose.up(byPort(Version.V1_85_0).withToken(TOKEN))) {
      for (var token : List.of(Optional.of("any"), Optional.<String>empty())) {
        assertThat(client(compose.port(), token).look("off")).isInstanceOf(Sight.Seen.class);
      }
    }
  }

  @Test
  void unknownProcess_isNameless() throws Exception {
    try (var compose = ProcessCompose.up(byPort(Version.V1_100_0))) {
      for (var name : List.of("ghost", "a b", "a+b", "ü", "../processes")) {
        var sight = client(compose.port(), Optional.empty()).look(name);
        assertThat(sight).isInstanceOfAny(Sight.Nameless.class, Sight.Blurred.class);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{\"status\"",
        "HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n{\"status\"",
        "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n[]",
        "HTTP/1.1 500 Oh\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 404 Not Found\r\nContent-Length: 18\r\n\r\n404 page not found",
        "garbage",
        "",
      })
  void oddAnswer_saysNothingAboutTheProcess(String answer) throws Exception {
    try (var server = serve(answer)) {
      assertThat(client(server.getLocalPort(), Optional.empty()).look("web"))
          .isInstanceOf(Sight.Blurred.class);
    }
  }

  @Test
  void silence_endsWithThePatience() throws Exception {
    try (var server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      var address = address(server.getLocalPort());
      var client =
          new ComposeClient(address, Optional.empty(), new ClockPace(), Duration.ofMillis(50));

      assertThat(client.look("web")).isEqualTo(new Sight.Blurred("it did not answer in time"));
    }
  }

  @Test
  void interrupt_endsTheWaiting() throws Exception {
    try (var server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      var client = client(server.getLocalPort(), Optional.empty());
      Thread.currentThread().interrupt();

      assertThatThrownBy(() -> client.look("web")).isInstanceOf(InterruptedException.class);
    }
  }

  @Test
  void pathThatIsNoSocket_isAway() {
    var away = new ComposeAddress.Socket(folder.resolve("x".repeat(200)));
    var client = new ComposeClient(away, Optional.empty(), new ClockPace());

    assertThatThrownBy(() -> client.look("web")).hasMessageContaining("SYN-COMPOSE-AWAY");
  }

  private Up byPort(Version version) {
    var project = new Project("site", folder, List.of(Service.shell("off", "sleep 1").disabled()));
    return Up.onPort(0, project, version);
  }

  private static ComposeAddress address(int port) {
    return new ComposeAddress.Url(URI.create("http://localhost:%d/".formatted(port)));
  }

  private static ComposeClient client(int port, Optional<String> token) {
    return new ComposeClient(address(port), token.map(Site::token), new ClockPace(), PATIENCE);
  }

  /// Answers one connection so, and hangs up.
  private static ServerSocket serve(String answer) throws IOException {
    var server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual()
        .start(() -> {
          try (var socket = server.accept()) {
            var head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0) {
              head.append((char) socket.getInputStream().read());
            }
            socket.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
          } catch (IOException _) {
            // the other end hung up
          }
        });
    return server;
  }
}
