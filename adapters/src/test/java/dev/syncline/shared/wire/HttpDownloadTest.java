package dev.syncline.shared.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.core.content.Digest;
import dev.syncline.core.run.Fault;
import dev.syncline.core.run.Pace;
import dev.syncline.core.run.Progress;
import dev.syncline.demo.web.Asked;
import dev.syncline.demo.web.FileServer;
import dev.syncline.demo.web.Page;
import dev.syncline.shared.redaction.Redactor;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A download goes on where it broke off, and ends as a whole file or as none.
class HttpDownloadTest {
  private static final byte[] FILE = bytes(50_000, 1);
  private static final byte[] OTHER = bytes(40_000, 2);
  private static final Page.File TAGGED = Page.File.tagged(FILE, "\"1\"");
  private static final long BYTES_MAX = 60_000;

  @TempDir Path folder;

  private final SkippingPace pace = new SkippingPace();
  private FileServer server;

  @BeforeEach
  void start() throws Exception {
    server = FileServer.start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aFileThatIsNotCut_comesInOneAnswer() throws Exception {
    server.put("/f", TAGGED);

    var body = download(Wires.PATIENCE);

    assertIsWhole(body, FILE);
    assertThat(server.lastAsked().header("range")).isEmpty();
    assertThat(pace.pauses).isEmpty();
  }

  @Test
  void aFileThatIsCutAgainAndAgain_comesWhole_eachTimeFromWhereItBroke() throws Exception {
    server.put("/f", new Page.CutOff(TAGGED, 7_000));

    var body = download(Wires.PATIENCE);

    assertIsWhole(body, FILE);
    assertThat(body.status()).isEqualTo(200);
    assertThat(server.asked()).hasSize(8);
    assertThat(server.asked())
        .extracting(asked -> asked.header("range").orElse(""))
        .startsWith("", "bytes=7000-", "bytes=14000-")
        .endsWith("bytes=49000-");
    assertThat(server.lastAsked().header("if-range")).contains("\"1\"");
    assertThat(pace.pauses).hasSize(7).allMatch(pause -> isBetween(pause, 1, 2));
  }

  @Test
  void aServerThatGoesSilent_isAskedForTheRest() throws Exception {
    server.put("/f", new Page.Stalled(TAGGED, 30_000));
    pace.meanwhile = () -> server.put("/f", TAGGED);

    var body = download(Wires.IMPATIENCE);

    assertIsWhole(body, FILE);
    assertThat(server.lastAsked().header("range")).contains("bytes=30000-");
  }

  @Test
  void aServerThatIsGoneForAWhile_isAskedAgain() throws Exception {
    server.put("/f", new Page.CutOff(TAGGED, 30_000));
    pace.meanwhile = () -> server.put("/f", pace.pauses.size() < 5 ? new Page.HangsUp() : TAGGED);

    var body = download(Wires.PATIENCE);

    assertIsWhole(body, FILE);
    assertThat(pace.pauses).hasSize(5);
  }

  @Test
  void fiveResumesThatBringNothing_areTheLast_afterPausesThatGrow() {
    server.put("/f", new Page.CutOff(TAGGED, 30_000));
    pace.meanwhile = () -> server.put("/f", new Page.CutOff(TAGGED, 100));

    var fault = fault(Wires.PATIENCE);

    assertThat(Wires.code(fault)).isEqualTo("SYN-HTTP-CONNECTION");
    assertThat(server.asked()).hasSize(6);
    assertThat(pace.pauses).hasSize(5);
    for (var at = 0; at < 5; at++) {
      assertThat(isBetween(pace.pauses.get(at), 1 << at, 2 << at)).isTrue();
    }
  }

  @Test
  void aFileThatHasChanged_startsOver() throws Exception {
    server.put("/f", new Page.CutOff(TAGGED, 45_000));
    pace.meanwhile = () -> server.put("/f", Page.File.tagged(OTHER, "\"2\""));

    var body = download(Wires.PATIENCE);

    assertIsWhole(body, OTHER);
    assertThat(body.validators().orElseThrow().etag()).contains("\"2\"");
    assertThat(server.lastAsked().status()).isEqualTo(200);
  }

  @Test
  void aServerThatIgnoresRanges_startsOver() throws Exception {
    server.put("/f", new Page.CutOff(TAGGED, 30_000));
    pace.meanwhile = () -> server.put("/f", new Page.Fixed(200, Map.of(), FILE));

    var body = download(Wires.PATIENCE);

    assertIsWhole(body, FILE);
  }

  @Test
  void startingOverAgainAndAgain_isNoProgress() throws Exception {
    var start = "HTTP/1.1 200 OK\r\nETag: \"1\"\r\nContent-Length: 50000\r\n\r\n";
    try (var raw = RawServer.saying(start + "x".repeat(20_000))) {
      var fault = Wires.fault(() -> download(Wires.PATIENCE, HttpGet.of(raw.uri("/f"), BYTES_MAX)));

      assertThat(Wires.code(fault)).isEqualTo("SYN-HTTP-CONNECTION");
      assertThat(pace.pauses).hasSize(5);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "206 | bytes 29999-49999/50000 | \"1\"",
        "206 | bytes 30001-49999/50000 | \"1\"",
        "206 | bytes 30000-49999/50001 | \"1\"",
        "206 | bytes 30000-50000/50000 | \"1\"",
        "206 | bytes 30000-29999/50000 | \"1\"",
        "206 | bytes 30000-49999/* | \"1\"",
        "206 | lines 30000-49999/50000 | \"1\"",
        "206 | bytes 30000-49999/50000 | \"2\"",
        "206 | bytes 30000-49999/50000 | W/\"1\"",
        "416 | bytes */50000 | \"1\"",
        "304 | bytes 30000-49999/50000 | \"1\"",
      })
  void anAnswerThatIsNotTheRest_isAFault(int status, String range, String etag) {
    server.put("/f", new Page.CutOff(TAGGED, 30_000));
    var headers = Map.of("Content-Range", range, "ETag", etag);
    pace.meanwhile = () -> server.put("/f", new Page.Fixed(status, headers, body(status)));

    var fault = fault(Wires.PATIENCE);

    assertThat(fault).isInstanceOf(Fault.Transient.class);
    assertThat(Wires.code(fault)).isEqualTo("SYN-HTTP-ANSWER");
    assertThat(server.asked()).hasSize(2);
  }

  @Test
  void aRestThatIsEncoded_isAFault() {
    server.put("/f", new Page.CutOff(TAGGED, 30_000));
    var headers = Map.of("Content-Range", "bytes 30000-49999/50000", "Content-Encoding", "gzip");
    pace.meanwhile = () -> server.put("/f", new Page.Fixed(206, headers, new byte[20_000]));

    assertThat(Wires.code(fault(Wires.PATIENCE))).isEqualTo("SYN-HTTP-ANSWER");
  }

  @ParameterizedTest
  @CsvSource({"404, SYN-HTTP-NOT-FOUND", "403, SYN-HTTP-AUTH", "503, SYN-HTTP-BUSY"})
  void aStatusInBetween_isTheFaultThatItIs(int status, String code) {
    server.put("/f", new Page.CutOff(TAGGED, 30_000));
    pace.meanwhile = () -> server.put("/f", Page.Fixed.text(status, "no"));

    assertThat(Wires.code(fault(Wires.PATIENCE))).isEqualTo(code);
    assertThat(server.asked()).hasSize(2);
  }

  @Test
  void aHostThatAsksUsToStayAway_isNotAskedForTheRest() {
    var connections = connections(Wires.PATIENCE);
    server.put("/f", new Page.CutOff(TAGGED, 30_000));
    var until = pace.now().plus(Duration.ofHours(1));
    pace.meanwhile = () -> connections.budget().closed("127.0.0.1:" + server.port(), until);

    var fault = Wires.fault(() -> download(connections, get()));

    assertThat(Wires.notBefore(fault)).contains(until);
    assertThat(server.asked()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 9",
        "Content-Length: 9\r\nETag: W/\"1\"",
        "Content-Length: 9\r\nETag: \"1\"\r\nAccept-Ranges: none",
        "Content-Length: 900\r\nETag: \"1\"\r\nContent-Encoding: deflate",
      })
  void whatCannotBeResumed_isAFaultAtOnce(String headers) throws Exception {
    try (var raw = RawServer.saying("HTTP/1.1 200 OK\r\n" + headers + "\r\n\r\nx\234")) {
      var fault = Wires.fault(() -> download(Wires.PATIENCE, HttpGet.of(raw.uri("/f"), BYTES_MAX)));

      assertThat(Wires.code(fault)).isEqualTo("SYN-HTTP-CONNECTION");
      assertThat(pace.pauses).isEmpty();
      assertThat(folder).isEmptyDirectory();
    }
  }

  @Test
  void aFileOfUnknownLength_goesOnToTheEndThatTheRangeTells() throws Exception {
    var chunk =
        "HTTP/1.1 200 OK\r\nETag: \"1\"\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n";
    try (var raw = RawServer.saying(chunk)) {
      server.put("/f", Page.Fixed.redirect(302, raw.uri("/f").toString()));
      pace.meanwhile = () -> server.put("/f", Page.File.tagged(text("hello, world"), "\"1\""));

      var body = download(Wires.PATIENCE);

      assertIsWhole(body, text("hello, world"));
    }
  }

  @Test
  void redirects_areFollowedAgainForEachTry() throws Exception {
    try (var storage = FileServer.start()) {
      var first = storage.uri("localhost", "/signed-1").toString();
      var second = storage.uri("localhost", "/signed-2").toString();
      server.put("/f", Page.Fixed.redirect(302, first));
      storage.put("/signed-1", new Page.CutOff(TAGGED, 30_000)).put("/signed-2", TAGGED);
      pace.meanwhile =
          () -> {
            storage.remove("/signed-1");
            server.put("/f", Page.Fixed.redirect(302, second));
          };

      var body = download(Wires.PATIENCE);

      assertIsWhole(body, FILE);
      assertThat(storage.asked()).extracting(Asked::status).containsExactly(200, 206);
    }
  }

  @Test
  void theLimit_isThatOfTheWhole_andHoldsBeforeAByteIsRead() {
    server.put("/f", TAGGED);

    var fault = Wires.fault(() -> download(Wires.PATIENCE, HttpGet.of(server.uri("/f"), 49_999)));

    assertThat(Wires.code(fault)).isEqualTo("SYN-HTTP-TOO-LARGE");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aRestThatIsTooLarge_isRejected() throws Exception {
    var chunk =
        "HTTP/1.1 200 OK\r\nETag: \"1\"\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n";
    try (var raw = RawServer.saying(chunk)) {
      server.put("/f", Page.Fixed.redirect(302, raw.uri("/f").toString()));
      pace.meanwhile = () -> server.put("/f", Page.File.tagged(new byte[70_000], "\"1\""));

      assertThat(Wires.code(fault(Wires.PATIENCE))).isEqualTo("SYN-HTTP-TOO-LARGE");
    }
  }

  @Test
  void whatIsKnown_isNotAskedBy() throws Exception {
    server.put("/f", TAGGED);
    var known = Optional.of(new Validators(Optional.of("\"1\""), Optional.empty()));

    var body = download(Wires.PATIENCE, get().unlessStill(known));

    assertIsWhole(body, FILE);
  }

  @Test
  void ownHeaders_goAlongWithTheRange() throws Exception {
    server.put("/f", new Page.CutOff(TAGGED, 30_000));

    download(Wires.PATIENCE, get().with(Map.of("X-Own", "mine")));

    assertThat(server.lastAsked().header("range")).contains("bytes=30000-");
    assertThat(server.lastAsked().header("x-own")).contains("mine");
  }

  private void assertIsWhole(Fetched.Body body, byte[] bytes) {
    assertThat(folder.resolve("f")).hasBinaryContent(bytes);
    assertThat(body.length()).isEqualTo(bytes.length);
    assertThat(body.digest()).isEqualTo(Digest.of(bytes));
  }

  private Fault fault(Duration patience) {
    var fault = Wires.fault(() -> download(patience));
    assertThat(folder).isEmptyDirectory();
    return fault;
  }

  private Fetched.Body download(Duration patience) throws Exception {
    return download(patience, get());
  }

  private Fetched.Body download(Duration patience, HttpGet get) throws Exception {
    return download(connections(patience), get);
  }

  private Fetched.Body download(Connections connections, HttpGet get) throws Exception {
    try (var fetcher = new HttpFetcher(connections)) {
      return fetcher.download(get, folder.resolve("f"), Progress.NONE);
    }
  }

  private Connections connections(Duration patience) {
    return Connections.of(Wires.settings(patience), Credentials.NONE, Redactor.NONE, pace);
  }

  private HttpGet get() {
    return HttpGet.of(server.uri("/f"), BYTES_MAX);
  }

  private static boolean isBetween(Duration pause, int least, int most) {
    return pause.compareTo(Duration.ofSeconds(least)) >= 0
        && pause.compareTo(Duration.ofSeconds(most)) <= 0;
  }

  private static byte[] body(int status) {
    return new byte[status == 206 ? 20_000 : 0];
  }

  private static byte[] bytes(int length, long seed) {
    var bytes = new byte[length];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /// Waiting takes no time, and something may happen meanwhile.
  private static final class SkippingPace implements Pace {
    private final List<Duration> pauses = new ArrayList<>();
    private final Random random = new Random(1);
    private Runnable meanwhile = () -> {};
    private Instant now = Instant.parse("2026-01-05T08:00:00Z");

    @Override
    public synchronized Instant now() {
      return now;
    }

    @Override
    public synchronized void sleep(Duration time) {
      pauses.add(time);
      now = now.plus(time);
      meanwhile.run();
    }

    @Override
    public synchronized Duration jitter(Duration most) {
      return Duration.ofNanos((long) (most.toNanos() * random.nextDouble()));
    }
  }
}
