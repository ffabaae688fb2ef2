package dev.syncline.shared.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpReplyTest {
  private static final String OK = "HTTP/1.1 200 OK\r\n";

  @Test
  void ofKnownLength_isReadToThatAndNotOn() throws Exception {
    var reply = read(OK + "content-LENGTH: 4\r\n\r\nbodyand more");

    assertThat(reply).isEqualTo(new HttpReply(200, "body"));
  }

  @Test
  void inChunks_isPutTogether() throws Exception {
    var reply =
        read(OK + "Transfer-Encoding: chunked\r\n\r\n3;x=y\r\nbod\r\n1\r\ny\r\n0\r\nT: r\r\n\r\n");

    assertThat(reply.body()).isEqualTo("body");
  }

  @Test
  void withoutLength_isReadToTheEnd() throws Exception {
    assertThat(read("HTTP/1.0 400 Bad Request\n\nto the end"))
        .isEqualTo(new HttpReply(400, "to the end"));
  }

  @Test
  void thatMayHaveNoBody_hasNone() throws Exception {
    assertThat(read("HTTP/1.1 204 No Content\r\n\r\n").body()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "HTTP/1.1 200 OK",
        OK,
        OK + "Content-Length: 10\r\n\r\nshort",
        OK + "Transfer-Encoding: chunked\r\n\r\n5\r\nbo",
        OK + "Transfer-Encoding: chunked\r\n\r\n2\r\nbo\r\n",
      })
  void thatEndsEarly_isNoAnswer(String text) {
    assertThatThrownBy(() -> read(text)).isInstanceOf(EOFException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SSH-2.0-OpenSSH\r\n\r\n",
        "HTTP/1.1 abc OK\r\n\r\n",
        "HTTP/2 200\r\n\r\n",
        OK + "Content-Length: -1\r\n\r\n",
        OK + "Content-Length: 99999999999\r\n\r\n",
        OK + "Content-Length: 4194305\r\n\r\n",
        OK + "Transfer-Encoding: gzip\r\n\r\n",
        OK + "Transfer-Encoding: chunked\r\n\r\nxyz\r\n",
        OK + "Transfer-Encoding: chunked\r\n\r\n1\r\nbody\r\n0\r\n\r\n",
        OK + "Transfer-Encoding: chunked\r\n\r\n7fffffff\r\n",
      })
  void thatIsNone_isRefused(String text) {
    assertThatThrownBy(() -> read(text)).isInstanceOf(HttpReply.MalformedException.class);
  }

  @Test
  void withoutEnd_isRefusedBeforeItFillsTheMemory() {
    var endlessHead = OK + "X: y\r\n".repeat(10_000);
    var endlessBody = OK + "\r\n" + "x".repeat(HttpReply.BODY_BYTES_MAX + 1);
    var chunk = "%x\r\n%s\r\n".formatted(1 << 20, "x".repeat(1 << 20));
    var endlessChunks = OK + "Transfer-Encoding: chunked\r\n\r\n" + chunk.repeat(5);

    for (var text : new String[] {endlessHead, endlessBody, endlessChunks}) {
      assertThatThrownBy(() -> read(text)).isInstanceOf(HttpReply.MalformedException.class);
    }
  }

  private static HttpReply read(String text) throws IOException {
    return HttpReply.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }
}
