package dev.syncline.shared.wire;

import static dev.syncline.shared.wire.Wires.everything;
import static dev.syncline.shared.wire.Wires.exception;
import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.core.run.Fault;
import dev.syncline.core.run.Progress;
import dev.syncline.demo.web.FileServer;
import dev.syncline.demo.web.Page;
import dev.syncline.shared.redaction.Redactor;
import dev.syncline.testkit.HandMovedPace;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The ways in which a download goes wrong: each a fault with its code, no half file, no secret
/// told.
class DownloadFaultsTest {
  private static final String TOKEN = "planted-token-0815";
  private static final String QUERY = "planted-query-4711";
  private static final long BYTES_MAX = 100_000;
  private static final byte[] FILE = "0123456789".repeat(5_000).getBytes(StandardCharsets.UTF_8);
  private static final Class<? extends Fault> PASSING = Fault.Transient.class;
  private static final Class<? extends Fault> REJECTED = Fault.Rejected.class;

  @TempDir Path folder;

  record Case(Page page, Class<? extends Fault> fault, String code) {}

  static Stream<Case> pages() {
    var none = Map.<String, String>of();
    return Stream.of(
        new Case(new Page.CutOff(FILE, 0), PASSING, "SYN-HTTP-CONNECTION"),
        new Case(new Page.CutOff(FILE, 49_999), PASSING, "SYN-HTTP-CONNECTION"),
        new Case(new Page.Stalled(FILE, 0), PASSING, "SYN-HTTP-SILENT"),
        new Case(new Page.Stalled(FILE, 20_000), PASSING, "SYN-HTTP-SILENT"),
        new Case(new Page.Silent(), PASSING, "SYN-HTTP-SILENT"),
        new Case(new Page.HangsUp(), PASSING, "SYN-HTTP-CONNECTION"),
        new Case(new Page.Endless(FILE), REJECTED, "SYN-HTTP-TOO-LARGE"),
        new Case(Page.File.plain(new byte[100_001]), REJECTED, "SYN-HTTP-TOO-LARGE"),
        new Case(new Page.Slow(FILE, 50_000, Duration.ofSeconds(9)), PASSING, "SYN-HTTP-SILENT"),
        new Case(Page.Fixed.text(401, "no"), REJECTED, "SYN-HTTP-AUTH"),
        new Case(Page.Fixed.text(403, TOKEN), REJECTED, "SYN-HTTP-AUTH"),
        new Case(Page.Fixed.text(404, "no"), REJECTED, "SYN-HTTP-NOT-FOUND"),
        new Case(Page.Fixed.text(407, "no"), REJECTED, "SYN-HTTP-PROXY"),
        new Case(Page.Fixed.text(410, "no"), REJECTED, "SYN-HTTP-NOT-FOUND"),
        new Case(Page.Fixed.status(416, none), PASSING, "SYN-HTTP-ANSWER"),
        new Case(Page.Fixed.text(206, "a part"), PASSING, "SYN-HTTP-ANSWER"),
        new Case(Page.Fixed.status(304, none), PASSING, "SYN-HTTP-ANSWER"),
        new Case(Page.Fixed.status(408, none), PASSING, "SYN-HTTP-BUSY"),
        new Case(Page.Fixed.status(429, none), PASSING, "SYN-HTTP-LIMIT"),
        new Case(Page.Fixed.text(500, TOKEN), PASSING, "SYN-HTTP-BUSY"),
        new Case(Page.Fixed.text(502, "oops"), PASSING, "SYN-HTTP-BUSY"),
        new Case(Page.Fixed.status(503, none), PASSING, "SYN-HTTP-BUSY"),
        new Case(Page.Fixed.status(999, none), PASSING, "SYN-HTTP-ANSWER"),
        new Case(Page.Fixed.status(302, none), REJECTED, "SYN-HTTP-REDIRECT"),
        new Case(Page.Fixed.redirect(302, "/f"), REJECTED, "SYN-HTTP-REDIRECT"),
        new Case(Page.Fixed.redirect(302, "ftp://h/" + QUERY), REJECTED, "SYN-HTTP-REDIRECT"),
        new Case(Page.Fixed.redirect(302, "file:///etc/passwd"), REJECTED, "SYN-HTTP-REDIRECT"),
        new Case(Page.Fixed.redirect(302, "::" + QUERY), REJECTED, "SYN-HTTP-REDIRECT"));
  }

  @ParameterizedTest
  @MethodSource("pages")
  void aBadAnswer_isAFaultWithACode(Case it) throws Exception {
    try (var server = FileServer.start()) {
      server.put("/f", it.page());

      check(server.uri("/f?access_token=" + QUERY), it.fault(), it.code());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "H",
        "HTTP/1.1 200 OK\r\n",
        "SSH-2.0-" + TOKEN + "\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\nabc",
        "HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\nabc",
        "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + TOKEN + "\r\nabc\r\n0\r\n\r\n",
      })
  void aBrokenAnswer_isTransient(String answer) throws Exception {
    try (var server = RawServer.saying(answer)) {
      check(server.uri("/f?sig=" + QUERY), PASSING, "SYN-HTTP-CONNECTION");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc"})
  void aReset_isTransient(String answer) throws Exception {
    try (var server = RawServer.resetting(answer)) {
      check(server.uri("/f?sig=" + QUERY), PASSING, "SYN-HTTP-CONNECTION");
    }
  }

  @Test
  void nobodyAtThePort_isTransient() throws Exception {
    int port;
    try (var gone = new ServerSocket(0)) {
      port = gone.getLocalPort();
    }

    check(
        URI.create("http://127.0.0.1:" + port + "/f?sig=" + QUERY), PASSING, "SYN-HTTP-CONNECTION");
  }

  @Test
  void anUnknownHost_isTransient() throws Exception {
    check(URI.create("http://no-such-host.invalid/f"), PASSING, "SYN-HTTP-CONNECTION");
  }

  @Test
  void plainHttpWhereTlsIsExpected_isTransient() throws Exception {
    try (var server = RawServer.saying("HTTP/1.1 200 OK\r\n\r\n")) {
      var uri = URI.create(server.uri("/f?sig=" + QUERY).toString().replace("http:", "https:"));

      check(uri, PASSING, "SYN-HTTP-CONNECTION");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ftp://host/f", "file:///etc/passwd", "f", "https://u:" + TOKEN + "@h/f"})
  void anAddressThatIsNone_isRejected(String uri) {
    check(URI.create(uri), REJECTED, "SYN-HTTP-URL");
  }

  @Test
  void aTokenWithALineBreak_isRejected_withoutShowingIt() {
    var credentials = Wires.token("127.0.0.1", TOKEN + "\nX-Evil: 1");
    var connections =
        Connections.of(
            Wires.settings(Wires.IMPATIENCE), credentials, Redactor.NONE, new HandMovedPace());

    var failure =
        exception(() ->
            new HttpFetcher(connections)
                .bytes(HttpGet.of(URI.create("http://127.0.0.1:9/f"), BYTES_MAX)));

    assertThat(failure.fault().complaint().code()).isEqualTo("SYN-HTTP-REQUEST");
    assertThat(everything(failure)).doesNotContain(TOKEN);
  }

  @Test
  void aServerThatDrips_endsLikeASilentOne() throws Exception {
    try (var server = FileServer.start()) {
      server.put("/f", new Page.Slow(FILE, 10, Duration.ofMillis(1)));
      var pace = new HandMovedPace();
      var fetcher =
          new HttpFetcher(
              Connections.of(
                  Wires.settings(Wires.PATIENCE), Credentials.NONE, Redactor.NONE, pace));
      var clock =
          new Progress() {
            @Override
            public void line(String text) {}

            @Override
            public void moved(String what, long done, long total) {
              pace.move(Duration.ofSeconds(1));
            }
          };

      var failure =
          exception(() ->
              fetcher.get(
                  HttpGet.of(server.uri("/f"), BYTES_MAX), OutputStream.nullOutputStream(), clock));

      assertThat(failure.fault()).isInstanceOf(PASSING);
      assertThat(failure).hasMessageContaining("fewer than 1024 bytes came in 20 s");
    }
  }

  @Test
  void aDiskThatIsFull_isTold_asTheDisks() throws Exception {
    try (var server = FileServer.start()) {
      server.put("/f", FILE);
      var full =
          new OutputStream() {
            @Override
            public void write(int one) throws IOException {
              throw new IOException("No space left on device");
            }
          };

      var failure =
          exception(() ->
              new HttpFetcher(Wires.plain())
                  .get(HttpGet.of(server.uri("/f"), BYTES_MAX), full, Progress.NONE));

      assertThat(failure.fault()).isInstanceOf(PASSING);
      assertThat(failure).hasMessageContaining("No space left").hasMessageContaining("SYN-DISK");
    }
  }

  private void check(URI uri, Class<? extends Fault> fault, String code) {
    var credentials = Wires.token("127.0.0.1", TOKEN);
    var patience = code.equals("SYN-HTTP-SILENT") ? Wires.IMPATIENCE : Wires.PATIENCE;
    var connections = Wires.connections(Wires.settings(patience), credentials);
    var file = folder.resolve("f");

    var failure =
        exception(() ->
            new HttpFetcher(connections).get(HttpGet.of(uri, BYTES_MAX), file, Progress.NONE));

    assertThat(failure.fault()).isInstanceOf(fault);
    assertThat(failure.fault().complaint().code()).isEqualTo(code);
    assertThat(List.of(everything(failure), failure.fault().toString()))
        .noneMatch(text -> text.contains("planted"));
    assertThat(file).doesNotExist();
  }
}
