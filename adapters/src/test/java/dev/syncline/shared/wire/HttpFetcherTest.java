package dev.syncline.shared.wire;

import static dev.syncline.shared.wire.Wires.code;
import static dev.syncline.shared.wire.Wires.fault;
import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.core.content.Digest;
import dev.syncline.core.run.Fault;
import dev.syncline.core.run.Progress;
import dev.syncline.demo.web.FileServer;
import dev.syncline.demo.web.Page;
import dev.syncline.shared.redaction.Secret;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpFetcherTest {
  private static final byte[] HELLO = "hello".getBytes(StandardCharsets.UTF_8);
  private static final long MEGABYTE = 1024 * 1024;

  @TempDir Path folder;

  private FileServer server;
  private FileServer other;

  @BeforeEach
  void start() throws Exception {
    server = FileServer.start();
    other = FileServer.start();
  }

  @AfterEach
  void stop() {
    server.close();
    other.close();
  }

  @Test
  void aFile_comesWhole_withLengthAndDigest() throws Exception {
    server.put("/f", Page.File.tagged(HELLO, "\"1\""));
    var file = folder.resolve("f");

    var fetched = fetcher().get(get("/f"), file, Progress.NONE);

    assertThat(file).hasBinaryContent(HELLO);
    assertThat(fetched)
        .isInstanceOfSatisfying(
            Fetched.Body.class,
            body -> {
              assertThat(body.length()).isEqualTo(5);
              assertThat(body.digest()).isEqualTo(Digest.of(HELLO));
              assertThat(body.validators().orElseThrow().etag()).contains("\"1\"");
            });
  }

  @Test
  void aLargeFileInPieces_comesWhole_andTellsHowFarItIs() throws Exception {
    var bytes = new byte[3_000_000];
    new java.util.Random(7).nextBytes(bytes);
    server.put("/f", new Page.Slow(bytes, 500_000, Duration.ofMillis(1)));
    var told = new ArrayList<Long>();
    var to = new ByteArrayOutputStream();

    var fetched = fetcher().get(HttpGet.of(server.uri("/f"), bytes.length), to, (Moved) told::add);

    assertThat(to.toByteArray()).isEqualTo(bytes);
    assertThat(((Fetched.Body) fetched).digest()).isEqualTo(Digest.of(bytes));
    assertThat(told).isSorted().hasSizeGreaterThan(1).endsWith(3_000_000L);
  }

  @Test
  void anEmptyFile_isABodyOfNoBytes() throws Exception {
    server.put("/empty", new byte[0]);

    assertThat(fetcher().bytes(get("/empty"))).hasValueSatisfying(it -> assertThat(it).isEmpty());
  }

  @Test
  void aKnownETag_isAnsweredNotModified_andLeavesNoFile() throws Exception {
    server.put("/f", Page.File.tagged(HELLO, "W/\"1\""));
    var known = Optional.of(new Validators(Optional.of("W/\"1\""), Optional.empty()));
    var file = folder.resolve("f");

    var fetched = fetcher().get(get("/f").unlessStill(known), file, Progress.NONE);

    assertThat(fetched).isInstanceOf(Fetched.NotModified.class);
    assertThat(file).doesNotExist();
  }

  @Test
  void aLastModified_asOldAsTheAnswer_isNoValidator() throws Exception {
    server.put("/old", Page.File.dated(HELLO, Instant.parse("2020-01-01T00:00:00Z")));
    server.put("/new", Page.File.dated(HELLO, Instant.parse("2999-01-01T00:00:00Z")));

    var old = (Fetched.Body) fetcher().get(get("/old"), new ByteArrayOutputStream(), Progress.NONE);
    var young =
        (Fetched.Body) fetcher().get(get("/new"), new ByteArrayOutputStream(), Progress.NONE);

    assertThat(old.validators().orElseThrow().modified()).contains("Wed, 01 Jan 2020 00:00:00 GMT");
    assertThat(young.validators()).isEmpty();
  }

  @Test
  void aTokenAndALogin_areShownToTheirHostOnly() throws Exception {
    server.put("/f", HELLO);
    other.put("/f", HELLO);
    var credentials =
        new Credentials(
            Map.of(
                "127.0.0.1:" + server.port(),
                new Credential.Token(new Secret("planted-token")),
                "127.0.0.1:" + other.port(),
                new Credential.Basic("ann", new Secret("planted-pass"))));
    var fetcher = new HttpFetcher(Wires.with(credentials));

    fetcher.bytes(get("/f"));
    fetcher.bytes(HttpGet.of(other.uri("/f"), MEGABYTE));
    fetcher.bytes(HttpGet.of(other.uri("localhost", "/f"), MEGABYTE));

    assertThat(server.lastAsked().header("authorization")).contains("Bearer planted-token");
    assertThat(other.asked().getFirst().header("authorization"))
        .contains("Basic YW5uOnBsYW50ZWQtcGFzcw==");
    assertThat(other.lastAsked().header("authorization")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void aRedirectOnTheSameHost_keepsHeadersAndCredential(int status) throws Exception {
    server.put("/dir/a", Page.Fixed.redirect(status, "b?x=1")).put("/dir/b", HELLO);
    var credentials = Wires.token("127.0.0.1", "planted-token");
    var get =
        new HttpGet(
            server.uri("/dir/a"), Map.of("X-Own", "planted-own"), Optional.empty(), MEGABYTE);

    var bytes = new HttpFetcher(Wires.with(credentials)).bytes(get);

    assertThat(bytes).contains(HELLO);
    assertThat(server.lastAsked().target()).isEqualTo("/dir/b?x=1");
    assertThat(server.lastAsked().header("authorization")).contains("Bearer planted-token");
    assertThat(server.lastAsked().header("x-own")).contains("planted-own");
  }

  @Test
  void aRedirectToAnotherPort_takesNeitherCredentialNorHeadersAlong() throws Exception {
    server.put("/a", Page.Fixed.redirect(302, other.uri("/b").toString()));
    other.put("/b", HELLO);
    var credentials = Wires.token("127.0.0.1", "planted-token");
    var headers = Map.of("Private-Token", "planted-own", "Accept", "text/plain");
    var get = new HttpGet(server.uri("/a"), headers, Optional.empty(), MEGABYTE);

    var bytes = new HttpFetcher(Wires.with(credentials)).bytes(get);

    assertThat(bytes).contains(HELLO);
    assertThat(server.lastAsked().header("authorization")).isPresent();
    assertThat(other.lastAsked().header("accept")).contains("text/plain");
    assertThat(other.lastAsked().headers().toString()).doesNotContain("planted");
  }

  @Test
  void aRedirectToAHostWithItsOwnCredential_showsThatOne() throws Exception {
    server.put("/a", Page.Fixed.redirect(302, other.uri("localhost", "/b").toString()));
    other.put("/b", HELLO);
    var credentials =
        new Credentials(
            Map.of(
                "127.0.0.1",
                new Credential.Token(new Secret("planted-first")),
                "localhost:" + other.port(),
                new Credential.Token(new Secret("planted-second"))));

    new HttpFetcher(Wires.with(credentials)).bytes(get("/a"));

    assertThat(other.lastAsked().header("authorization")).contains("Bearer planted-second");
  }

  @Test
  void aLoginInARedirect_isNotSent() throws Exception {
    server.put(
        "/a", Page.Fixed.redirect(302, "http://eve:planted@127.0.0.1:" + other.port() + "/b"));
    other.put("/b", HELLO);

    fetcher().bytes(get("/a"));

    assertThat(other.lastAsked().headers().toString()).doesNotContain("planted", "eve");
  }

  @Test
  void aLoneQueryAsRedirect_staysOnThePath() throws Exception {
    server.put("/dir/q", Page.Fixed.redirect(302, "?page=2"));

    var fault = fault(() -> fetcher().bytes(get("/dir/q")));

    assertThat(code(fault)).isEqualTo("SYN-HTTP-REDIRECT");
    assertThat(server.lastAsked().target()).isEqualTo("/dir/q?page=2");
  }

  @Test
  void fiveRedirects_areFollowed_aSixthIsNot() throws Exception {
    for (var at = 0; at < 10; at++) {
      server.put("/" + at, Page.Fixed.redirect(302, "/" + (at + 1)));
    }
    server.put("/10", HELLO);

    assertThat(fetcher().bytes(get("/5"))).contains(HELLO);
    var fault = fault(() -> fetcher().bytes(get("/4")));

    assertThat(fault).isInstanceOf(Fault.Rejected.class);
    assertThat(code(fault)).isEqualTo("SYN-HTTP-REDIRECT");
  }

  @Test
  void anInterrupt_endsAFetchThatWaits() throws Exception {
    server.put("/f", new Page.Stalled(new byte[100], 10));
    var begun = new CountDownLatch(1);
    var out = new ByteArrayOutputStream();
    var task =
        new FutureTask<>(
            () -> interrupted(() -> fetcher().get(get("/f"), out, (Moved) _ -> begun.countDown())));
    var thread = Thread.ofVirtual().start(task);
    begun.await();

    thread.interrupt();

    assertThat(task.get()).isTrue();
  }

  @Test
  void anInterrupt_endsAFetchThatGetsNoAnswer_andFreesThePlace() throws Exception {
    server.put("/f", new Page.Silent());
    var connections = Wires.plain();
    var fetcher = new HttpFetcher(connections);
    var task = new FutureTask<>(() -> interrupted(() -> fetcher.bytes(get("/f"))));
    var thread = Thread.ofVirtual().start(task);
    Awaitility.await().until(() -> !server.asked().isEmpty());

    thread.interrupt();

    assertThat(task.get()).isTrue();
    assertThat(connections.budget().remembered()).isZero();
  }

  @Test
  void aFileThatExists_isNeitherOverwrittenNorRemoved() throws Exception {
    server.put("/f", HELLO);
    var file = Files.writeString(folder.resolve("f"), "mine");

    var fault = fault(() -> fetcher().get(get("/f"), file, Progress.NONE));

    assertThat(code(fault)).isEqualTo("SYN-DISK-WRITE");
    assertThat(file).hasContent("mine");
  }

  @Test
  void aClosedFetcher_endsWhatIsUnderWay() throws Exception {
    server.put("/f", new Page.Silent());
    var fetcher = fetcher();
    var task = new FutureTask<>(() -> code(fault(() -> fetcher.bytes(get("/f")))));
    Thread.ofVirtual().start(task);
    Awaitility.await().until(() -> !server.asked().isEmpty());

    fetcher.close();

    assertThat(task.get()).isEqualTo("SYN-HTTP-CONNECTION");
  }

  @Test
  void manyFetchesAtOnce_allComeWhole() throws Exception {
    server.put("/f", HELLO);
    var fetcher = fetcher();
    var tasks = new ArrayList<FutureTask<Optional<byte[]>>>();
    for (var at = 0; at < 200; at++) {
      var task = new FutureTask<>(() -> fetcher.bytes(get("/f")));
      Thread.ofVirtual().start(task);
      tasks.add(task);
    }

    for (var task : tasks) {
      assertThat(task.get()).contains(HELLO);
    }
  }

  private static boolean interrupted(Callable<?> call) throws Exception {
    try {
      call.call();
      return false;
    } catch (InterruptedException e) {
      return true;
    }
  }

  private static HttpFetcher fetcher() {
    return new HttpFetcher(Wires.plain());
  }

  private HttpGet get(String path) {
    return HttpGet.of(server.uri(path), MEGABYTE);
  }

  @FunctionalInterface
  private interface Moved extends Progress {
    void to(long done);

    @Override
    default void line(String text) {}

    @Override
    default void moved(String what, long done, long total) {
      to(done);
    }
  }
}
