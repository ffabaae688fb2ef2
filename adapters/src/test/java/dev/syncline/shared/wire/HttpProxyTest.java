package dev.syncline.shared.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.demo.web.FileServer;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpProxyTest {
  private static final byte[] HELLO = "hello".getBytes(StandardCharsets.UTF_8);

  @TempDir Path folder;

  private FileServer server;
  private ForwardProxy proxy;

  @BeforeEach
  void start() throws Exception {
    server = FileServer.start();
    server.put("/f", HELLO);
    proxy = new ForwardProxy();
  }

  @AfterEach
  void stop() throws Exception {
    server.close();
    proxy.close();
  }

  @Test
  void aProxy_isUsed_withItsLogin_whichTheServerNeverSees() throws Exception {
    var fetcher = fetcher(proxy.uri("ann:pass@"), List.of(), Optional.empty());

    var bytes = fetcher.bytes(get(server.uri("only-the-proxy-knows.invalid", "/f")));

    assertThat(bytes).contains(HELLO);
    assertThat(proxy.heads().getFirst())
        .startsWith("GET http://only-the-proxy-knows.invalid:")
        .containsIgnoringCase("proxy-authorization: Basic YW5uOnBhc3M=");
  }

  @Test
  void aHostThatNeedsNoProxy_isAskedItself_withoutTheProxysLogin() throws Exception {
    var fetcher = fetcher(proxy.uri("ann:pass@"), List.of("127.0.0.1"), Optional.empty());

    assertThat(fetcher.bytes(get(server.uri("/f")))).contains(HELLO);

    assertThat(proxy.heads()).isEmpty();
    assertThat(server.lastAsked().header("proxy-authorization")).isEmpty();
  }

  @Test
  void https_goesThroughATunnel() throws Exception {
    var certificates = Certificates.signedFor(folder, "dns:tls.invalid");
    try (var secure = FileServer.start(certificates.server())) {
      secure.put("/f", HELLO);
      var fetcher = fetcher(proxy.uri(""), List.of(), Optional.of(certificates.authority()));

      assertThat(fetcher.bytes(get(secure.uri("tls.invalid", "/f")))).contains(HELLO);

      assertThat(proxy.heads().getFirst()).startsWith("CONNECT tls.invalid:");
    }
  }

  @Test
  void aProxyThatIsGone_isNamed_withoutItsLogin() throws Exception {
    int port;
    try (var gone = new ServerSocket(0)) {
      port = gone.getLocalPort();
    }
    var uri = URI.create("http://ann:planted@127.0.0.1:" + port);
    var fetcher = fetcher(uri, List.of(), Optional.empty());

    var failure = Wires.exception(() -> fetcher.bytes(get(server.uri("/f"))));

    assertThat(failure).hasMessageContaining("through the proxy 127.0.0.1:" + port);
    assertThat(Wires.everything(failure)).doesNotContain("planted", "ann");
  }

  private static HttpFetcher fetcher(URI proxy, List<String> noProxy, Optional<Path> authority) {
    var settings =
        new ConnectionSettings(
            Optional.of(proxy),
            noProxy,
            authority,
            Optional.empty(),
            Optional.empty(),
            Wires.PATIENCE,
            Wires.PATIENCE);
    return new HttpFetcher(Wires.connections(settings, Credentials.NONE));
  }

  private static HttpGet get(URI uri) {
    return HttpGet.of(uri, 1000);
  }
}
