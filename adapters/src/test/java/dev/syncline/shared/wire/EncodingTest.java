package dev.syncline.shared.wire;

import static dev.syncline.shared.wire.Wires.code;
import static dev.syncline.shared.wire.Wires.fault;
import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.core.content.Digest;
import dev.syncline.core.run.Fault;
import dev.syncline.core.run.Progress;
import dev.syncline.demo.web.FileServer;
import dev.syncline.demo.web.Page;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A server that encodes what nobody asked it to.
class EncodingTest {
  private static final byte[] HELLO = "hello".getBytes(StandardCharsets.UTF_8);
  private static final long MEGABYTE = 1024 * 1024;

  @TempDir Path folder;

  private FileServer server;

  @BeforeEach
  void start() throws Exception {
    server = FileServer.start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static HttpFetcher fetcher() {
    return new HttpFetcher(Wires.plain());
  }

  private static byte[] packed(String encoding) throws Exception {
    var bytes = new ByteArrayOutputStream();
    try (var out =
        switch (encoding) {
          case "gzip" -> new GZIPOutputStream(bytes);
          case "raw" -> new DeflaterOutputStream(bytes, new Deflater(6, true));
          default -> new DeflaterOutputStream(bytes);
        }) {
      out.write(HELLO);
    }
    return bytes.toByteArray();
  }

  private static Page.Fixed encoded(String encoding, byte[] body) {
    return new Page.Fixed(200, Map.of("Content-Encoding", encoding), body);
  }

  @ParameterizedTest
  @CsvSource({"gzip, gzip", "x-gzip, gzip", "deflate, deflate", "deflate, raw"})
  void anEncodingThatNobodyAskedFor_isUndone(String said, String how) throws Exception {
    server.put("/f", encoded(said, packed(how)));
    var to = folder.resolve("f");

    var fetched = fetcher().get(HttpGet.of(server.uri("/f"), HELLO.length), to, Progress.NONE);

    assertThat(to).hasBinaryContent(HELLO);
    assertThat(fetched)
        .isInstanceOfSatisfying(
            Fetched.Body.class,
            body -> {
              assertThat(body.length()).isEqualTo(HELLO.length);
              assertThat(body.digest()).isEqualTo(Digest.of(HELLO));
            });
  }

  @Test
  void theLimit_countsDecodedBytes() throws Exception {
    var bytes = new ByteArrayOutputStream();
    try (var out = new GZIPOutputStream(bytes)) {
      out.write(new byte[1 << 20]);
    }
    server.put("/bomb", encoded("gzip", bytes.toByteArray()));

    var fault = fault(() -> fetcher().bytes(HttpGet.of(server.uri("/bomb"), bytes.size() + 1_000)));

    assertThat(code(fault)).isEqualTo("SYN-HTTP-TOO-LARGE");
  }

  @Test
  void anEncodingThatIsNotKnown_isRefused() throws Exception {
    server.put("/f", encoded("br", HELLO));

    var fault = fault(() -> fetcher().bytes(HttpGet.of(server.uri("/f"), MEGABYTE)));

    assertThat(code(fault)).isEqualTo("SYN-HTTP-ENCODING");
  }

  @Test
  void anEncodingThatIsCutOff_isTriedAgain() throws Exception {
    var whole = packed("gzip");
    server.put("/f", encoded("gzip", Arrays.copyOf(whole, whole.length - 6)));

    var fault = fault(() -> fetcher().bytes(HttpGet.of(server.uri("/f"), MEGABYTE)));

    assertThat(fault).isInstanceOf(Fault.Transient.class);
    assertThat(code(fault)).isEqualTo("SYN-HTTP-CONNECTION");
  }

  @Test
  void aPackedFile_staysAsItIs() throws Exception {
    var packed = packed("gzip");
    server.put("/f.tgz", encoded("x-gzip", packed));

    var bytes = fetcher().bytes(HttpGet.of(server.uri("/f.tgz"), MEGABYTE));

    assertThat(bytes.orElseThrow()).isEqualTo(packed);
  }
}
