package dev.syncline.source.http;

import static dev.syncline.shared.wire.Wires.code;
import static dev.syncline.shared.wire.Wires.fault;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.syncline.core.content.Digest;
import dev.syncline.core.content.Revision;
import dev.syncline.core.run.Fault;
import dev.syncline.core.run.Progress;
import dev.syncline.core.source.Candidate;
import dev.syncline.core.source.Detection;
import dev.syncline.core.source.Origin;
import dev.syncline.core.source.Staging;
import dev.syncline.core.source.Watermark;
import dev.syncline.demo.web.Asked;
import dev.syncline.demo.web.FileServer;
import dev.syncline.demo.web.Page;
import dev.syncline.shared.wire.HttpFetcher;
import dev.syncline.shared.wire.Wires;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpSourceTest {
  private static final byte[] ONE = "one".getBytes(StandardCharsets.UTF_8);
  private static final byte[] TWO = "two".getBytes(StandardCharsets.UTF_8);

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

  @Test
  void aFileNeverSeen_isOffered_byItsDigest() throws Exception {
    server.put("/d/conf.json", Page.File.tagged(ONE, "\"1\""));

    var moved = (Detection.Moved) source("/d/conf.json?key=planted").detect(Optional.empty());

    assertThat(moved.offered()).hasSize(1);
    var candidate = moved.offered().getFirst();
    assertThat(candidate.name()).isEqualTo("conf.json");
    assertThat(candidate.revision()).isEqualTo(revision(ONE));
    assertThat(candidate.origin().name()).isEqualTo("127.0.0.1:" + server.port() + "/d/conf.json");
    assertThat(moved.toString()).doesNotContain("planted");
  }

  @Test
  void anAppliedFile_isUnchanged_withoutItsBytes() throws Exception {
    server.put("/f", Page.File.tagged(ONE, "W/\"1\""));
    var watermark = applied(source("/f"));

    var again = source("/f").detect(Optional.of(watermark));

    assertThat(again).isEqualTo(new Detection.Unchanged(revision(ONE)));
    assertThat(server.asked()).extracting(Asked::status).containsExactly(200, 304);
  }

  @Test
  void aDateAlone_isEnoughToAskBy() throws Exception {
    server.put("/f", Page.File.dated(ONE, Instant.parse("2020-01-01T00:00:00Z")));
    var watermark = applied(source("/f"));

    var again = source("/f").detect(Optional.of(watermark));

    assertThat(again).isInstanceOf(Detection.Unchanged.class);
    assertThat(server.lastAsked().status()).isEqualTo(304);
  }

  @Test
  void aServerThatGivesNothingToAskBy_isComparedByDigest() throws Exception {
    server.put("/f", ONE);
    var watermark = applied(source("/f"));

    assertThat(watermark.mark()).isEmpty();
    assertThat(source("/f").detect(Optional.of(watermark)))
        .isEqualTo(new Detection.Unchanged(revision(ONE)));
    server.put("/f", TWO);
    assertThat(source("/f").detect(Optional.of(watermark))).isInstanceOf(Detection.Moved.class);
  }

  @Test
  void aNewETagOnTheSameBytes_isOfferedWithItsNewMark_andLoadedOnceOnly() throws Exception {
    server.put("/f", Page.File.tagged(ONE, "\"1\""));
    var source = source("/f");
    var watermark = Optional.of(applied(source));
    server.put("/f", Page.File.tagged(ONE, "\"2\""));

    var offered = (Detection.Moved) source.detect(watermark);
    var kept = new Watermark(watermark.get().origin(), revision(ONE), offered.mark());

    assertThat(offered.offered().getFirst().revision()).isEqualTo(revision(ONE));
    assertThat(source.detect(Optional.of(kept))).isInstanceOf(Detection.Unchanged.class);
    assertThat(server.asked()).extracting(Asked::status).containsExactly(200, 200, 304);
  }

  @Test
  void aFileThatWaitsForAPerson_isOfferedAgain_withoutItsBytes() throws Exception {
    server.put("/f", Page.File.tagged(ONE, "\"1\""));
    var source = source("/f");

    var first = source.detect(Optional.empty());
    var second = source.detect(Optional.empty());

    assertThat(second).isEqualTo(first);
    assertThat(server.asked()).extracting(Asked::status).containsExactly(200, 304);
  }

  @Test
  void aFileRolledBackInTheLedger_isOfferedAgain() throws Exception {
    server.put("/f", Page.File.tagged(ONE, "\"1\""));
    var source = source("/f");
    var old = applied(source);
    server.put("/f", Page.File.tagged(TWO, "\"2\""));
    source.detect(Optional.of(old));

    var detection = (Detection.Moved) source.detect(Optional.of(old)); // known by 304 now

    assertThat(detection.offered().getFirst().revision()).isEqualTo(revision(TWO));
    assertThat(server.lastAsked().status()).isEqualTo(304);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "http1", "http1\nx\n\"1\"\n", "http2\na\nb\nc", "\"1\""})
  void aMarkOfAnotherForm_isNotSent(String mark) throws Exception {
    server.put("/f", Page.File.tagged(ONE, "\"1\""));
    var origin = source("/f").origins().getFirst();

    source("/f").detect(Optional.of(new Watermark(origin, revision(TWO), Optional.of(mark))));

    assertThat(server.lastAsked().header("if-none-match")).isEmpty();
  }

  @Test
  void aMarkOfAnotherQueryOrOrigin_isNotSent() throws Exception {
    server.put("/f", Page.File.tagged(ONE, "\"1\""));
    var watermark = applied(source("/f?v=1"));
    var elsewhere =
        new Watermark(new Origin("old.example/f"), watermark.revision(), watermark.mark());

    source("/f?v=2").detect(Optional.of(watermark));
    var moved = source("/f?v=1").detect(Optional.of(elsewhere));

    assertThat(server.asked()).extracting(Asked::status).containsOnly(200);
    assertThat(moved).isInstanceOf(Detection.Moved.class);
  }

  @Test
  void fetch_bringsTheDecidedBytes_underItsName() throws Exception {
    server.put("/f", ONE);
    var source =
        new HttpSource(
            new HttpSource.Settings(server.uri("/f"), Optional.of("app.conf"), 1000), fetcher());

    var set = source.fetch(decided(source, ONE), new Staging(folder, Progress.NONE));

    assertThat(set.revision()).isEqualTo(revision(ONE));
    var file = set.files().getFirst();
    assertThat(file.name()).isEqualTo("app.conf");
    assertThat(file.digest()).isEqualTo(Digest.of(ONE));
    assertThat(file.file()).isEqualTo(folder.resolve("app.conf")).hasBinaryContent(ONE);
  }

  @Test
  void aFileThatChangedSince_isNotTaken_butLookedAtAgain() {
    server.put("/f", TWO);
    var source = source("/f");

    var fault = fault(() -> source.fetch(decided(source, ONE), new Staging(folder, Progress.NONE)));

    assertThat(fault).isInstanceOf(Fault.Transient.class);
    assertThat(code(fault)).isEqualTo("SYN-HTTP-MOVED");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aFileThatIsTooLarge_isRejected_inBothSteps() {
    server.put("/f", new byte[1001]);
    var source = source("/f");

    var seen = fault(() -> source.detect(Optional.empty()));
    var brought =
        fault(() -> source.fetch(decided(source, ONE), new Staging(folder, Progress.NONE)));

    assertThat(List.of(code(seen), code(brought))).containsOnly("SYN-HTTP-TOO-LARGE");
    assertThat(folder).isEmptyDirectory();
  }

  @ParameterizedTest
  @ValueSource(ints = {202, 203, 204})
  void aSuccessThatIsNoFile_isTransient(int status) {
    server.put("/f", Page.Fixed.status(status, Map.of()));

    assertThat(code(fault(() -> source("/f").detect(Optional.empty()))))
        .isEqualTo("SYN-HTTP-ANSWER");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/", "", "/a/", "/a/..", "/%2e%2e", "/a%2Fb", "/a%5Cb", "/a%00", "/.staging-x"})
  void anAddressWithoutAPlainFileName_isRefused(String path) {
    var url = URI.create("https://host" + path);

    assertThatThrownBy(() -> new HttpSource.Settings(url, Optional.empty(), 1))
        .hasMessageContaining("as:");
  }

  @ParameterizedTest
  @ValueSource(strings = {"..", "a/b", "", " ", "/etc/passwd"})
  void aNameThatIsNotPlain_isRefused(String name) {
    var url = URI.create("https://host/f");

    assertThatThrownBy(() -> new HttpSource.Settings(url, Optional.of(name), 1))
        .hasMessageContaining("as:");
  }

  @Test
  void aLoginInTheAddress_isRefused_withoutShowingIt() {
    var url = URI.create("https://ann:planted@host/f");

    assertThatThrownBy(() -> new HttpSource.Settings(url, Optional.empty(), 1))
        .hasMessageContaining("credentials:")
        .hasMessageNotContaining("planted");
  }

  private HttpSource source(String path) {
    return new HttpSource(
        new HttpSource.Settings(server.uri(path), Optional.empty(), 1000), fetcher());
  }

  private static HttpFetcher fetcher() {
    return new HttpFetcher(Wires.plain());
  }

  private static Watermark applied(HttpSource source) throws Exception {
    var moved = (Detection.Moved) source.detect(Optional.empty());
    var taken = moved.offered().getFirst();
    return new Watermark(taken.origin(), taken.revision(), moved.mark());
  }

  private static Candidate decided(HttpSource source, byte[] bytes) {
    return Candidate.of(source.origins().getFirst(), "f", revision(bytes));
  }

  private static Revision revision(byte[] bytes) {
    return new Revision(Digest.of(bytes).toString());
  }
}
