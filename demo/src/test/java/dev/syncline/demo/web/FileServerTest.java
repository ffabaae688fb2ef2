package dev.syncline.demo.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileServerTest {
  private static final byte[] HELLO = "hello".getBytes(StandardCharsets.UTF_8);

  private final HttpClient client = HttpClient.newHttpClient();
  private FileServer server;

  @BeforeEach
  void start() throws IOException {
    server = FileServer.start();
  }

  @AfterEach
  void stop() {
    server.close();
    client.shutdownNow();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "If-None-Match | \"1\" | 304",
        "If-None-Match | W/\"1\" | 304",
        "If-None-Match | \"0\", \"1\" | 304",
        "If-None-Match | \"2\" | 200",
        "If-Modified-Since | Wed, 01 Jan 2020 00:00:00 GMT | 304",
        "If-Modified-Since | Tue, 31 Dec 2019 23:59:59 GMT | 200",
        "If-Modified-Since | yesterday | 200",
        "X-Other | x | 200",
      })
  void aFile_isSentAgainOnlyToWhoDoesNotKnowIt(String header, String value, int status)
      throws Exception {
    var time = Instant.parse("2020-01-01T00:00:00.5Z");
    server.put("/f", new Page.File(HELLO, Optional.of("\"1\""), Optional.of(time), "text/plain"));

    var answer = get("/f", header, value);

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.body()).isEqualTo(status == 200 ? HELLO : new byte[0]);
    assertThat(answer.headers().firstValue("etag")).contains("\"1\"");
    assertThat(answer.headers().firstValue("last-modified"))
        .contains("Wed, 01 Jan 2020 00:00:00 GMT");
    assertThat(server.lastAsked().status()).isEqualTo(status);
    assertThat(server.lastAsked().header(header)).contains(value);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "bytes=0- | \"1\" | 206 | bytes 0-4/5 | hello",
        "bytes=3- | \"1\" | 206 | bytes 3-4/5 | lo",
        "bytes=1-2 | \"1\" | 206 | bytes 1-2/5 | el",
        "bytes=3- | Wed, 01 Jan 2020 00:00:00 GMT | 206 | bytes 3-4/5 | lo",
        "bytes=5- | \"1\" | 416 | bytes */5 | ''",
        "bytes=3- | \"2\" | 200 | '' | hello",
        "bytes=3- | W/\"1\" | 200 | '' | hello",
        "lines=3- | \"1\" | 200 | '' | hello",
      })
  void aRange_isSentWhereTheFileIsStillThat(
      String range, String condition, int status, String told, String body) throws Exception {
    var time = Instant.parse("2020-01-01T00:00:00.5Z");
    server.put("/f", new Page.File(HELLO, Optional.of("\"1\""), Optional.of(time), "text/plain"));

    var answer = get("/f", "Range", range, "If-Range", condition);

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("content-range").orElse("")).isEqualTo(told);
    assertThat(answer.body()).asString().isEqualTo(body);
    assertThat(server.lastAsked().status()).isEqualTo(status);
  }

  @Test
  void nothingThere_isNotFound() throws Exception {
    assertThat(get("/none", "X", "x").statusCode()).isEqualTo(404);
  }

  @Test
  void aFileCutOff_breaksTheConnection() {
    server.put("/f", new Page.CutOff(HELLO, 3));

    assertThatThrownBy(() -> get("/f", "X", "x")).isInstanceOf(IOException.class);
  }

  private HttpResponse<byte[]> get(String path, String... headers) throws Exception {
    var request = HttpRequest.newBuilder(server.uri(path)).headers(headers).build();
    return client.send(request, BodyHandlers.ofByteArray());
  }
}
