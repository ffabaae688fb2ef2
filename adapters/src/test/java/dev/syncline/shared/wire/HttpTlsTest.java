package dev.syncline.shared.wire;

import static dev.syncline.shared.wire.Wires.code;
import static dev.syncline.shared.wire.Wires.fault;
import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.core.run.Fault;
import dev.syncline.demo.web.FileServer;
import dev.syncline.demo.web.Page;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HttpTlsTest {
  private static final byte[] HELLO = "hello".getBytes(StandardCharsets.UTF_8);

  private Certificates certificates;
  private FileServer server;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    certificates = Certificates.signedFor(folder, "ip:127.0.0.1");
    server = FileServer.start(certificates.server());
    server.put("/f", HELLO);
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @Test
  void aServerOfOurOwnAuthority_isTrustedByItsFile() throws Exception {
    assertThat(fetcher(true).bytes(get(server.uri("/f")))).contains(HELLO);
  }

  @Test
  void aServerOfAnUnknownAuthority_isRejected_withAHint() {
    var fault = fault(() -> fetcher(false).bytes(get(server.uri("/f"))));

    assertThat(fault).isInstanceOf(Fault.Rejected.class);
    assertThat(code(fault)).isEqualTo("SYN-HTTP-CERTIFICATE");
    assertThat(fault.complaint().next()).contains("ca-file");
  }

  @Test
  void aCertificateForAnotherName_isRejected() {
    var fault = fault(() -> fetcher(true).bytes(get(server.uri("localhost", "/f"))));

    assertThat(fault).isInstanceOf(Fault.Rejected.class);
    assertThat(code(fault)).isEqualTo("SYN-HTTP-CERTIFICATE");
  }

  @Test
  void aRedirectFromHttpsToHttp_isRejected_andNotAsked() throws Exception {
    try (var plain = FileServer.start()) {
      plain.put("/f", HELLO);
      server.put("/down", Page.Fixed.redirect(302, plain.uri("/f").toString()));

      var fault = fault(() -> fetcher(true).bytes(get(server.uri("/down"))));

      assertThat(code(fault)).isEqualTo("SYN-HTTP-REDIRECT");
      assertThat(fault.complaint().why()).contains("from https to http");
      assertThat(plain.asked()).isEmpty();
    }
  }

  @Test
  void aRedirectFromHttpToHttps_isFollowed() throws Exception {
    try (var plain = FileServer.start()) {
      plain.put("/up", Page.Fixed.redirect(301, server.uri("/f").toString()));

      assertThat(fetcher(true).bytes(get(plain.uri("/up")))).contains(HELLO);
    }
  }

  private HttpFetcher fetcher(boolean trusting) {
    var settings =
        new ConnectionSettings(
            Optional.empty(),
            List.of(),
            trusting ? Optional.of(certificates.authority()) : Optional.empty(),
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
