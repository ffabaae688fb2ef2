package dev.syncline.source.release;

import static dev.syncline.shared.wire.Wires.code;
import static dev.syncline.shared.wire.Wires.fault;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.syncline.core.content.Digest;
import dev.syncline.core.run.Fault;
import dev.syncline.core.run.Progress;
import dev.syncline.core.source.Candidate;
import dev.syncline.core.source.Detection;
import dev.syncline.core.source.Staging;
import dev.syncline.core.source.Unready;
import dev.syncline.demo.web.Page;
import dev.syncline.shared.wire.Connections;
import dev.syncline.shared.wire.Credentials;
import dev.syncline.shared.wire.HttpFetcher;
import dev.syncline.shared.wire.Wires;
import dev.syncline.testkit.HandMovedPace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReleaseSourceTest {
  private static final String NATS = "nats-linux-amd64.tar.gz";
  private static final Platform LINUX = new Platform("linux", "amd64");

  @TempDir Path folder;

  private final HandMovedPace pace = new HandMovedPace();
  private final Published published = new Published();

  @AfterEach
  void stop() {
    published.close();
  }

  @Test
  void eachReleaseOfOurs_isOfferedByTheDigestOfItsAsset() throws Exception {
    published
        .release("nats-v2.10.24", published.asset(NATS, "old"))
        .release("gh-v2.83.2", published.asset("gh-linux-amd64.tar.gz", "gh"))
        .release("nats-v2.10.25", published.asset(NATS, "new"));

    var offered = detect(source("nats-v{version}")).offered();

    assertThat(offered)
        .extracting(Candidate::name, candidate -> candidate.revision().value())
        .containsExactly(
            tuple("nats-v2.10.25", Digest.of("new").toString()),
            tuple("nats-v2.10.24", Digest.of("old").toString()));
    assertThat(offered.getFirst().published()).isPresent();
  }

  @Test
  void draftsAreLeftOut_andPrereleasesAreMarked() throws Exception {
    published
        .marked("v1.0.0", "\"draft\": true,", published.asset(NATS, "draft"))
        .marked("v1.1.0", "\"prerelease\": true,", published.asset(NATS, "pre"));

    var offered = detect(source("v{version}")).offered();

    assertThat(offered).hasSize(1);
    assertThat(offered.getFirst().prerelease()).isTrue();
  }

  @Test
  void ownReleaseWithoutItsAsset_isAwaitedMoreAndMoreSlowly() throws Exception {
    published.release("nats-v2.10.25", published.asset("nats-darwin-arm64.tar.gz", "mac"));
    var source = source("nats-v{version}");

    var first = waiting(source);
    var second = waiting(source);
    var third = waiting(source);
    published.release("nats-v2.10.25", published.asset(NATS, "there"));
    later();

    assertThat(first.why()).isEqualTo("waiting for asset " + NATS + " (1st look, next in 10 s)");
    assertThat(second.why()).endsWith("(2nd look, next in 20 s)");
    assertThat(third.why()).endsWith("(3rd look, next in 40 s)");
    assertThat(third.again()).contains(Duration.ofSeconds(40));
    assertThat(detect(source).offered()).hasSize(1);
  }

  @Test
  void assetThatIsStillUploaded_isNotThereYet() throws Exception {
    published.release(
        "nats-v2.10.25", published.asset(NATS, "half").replace("\"uploaded\"", "\"starter\""));

    assertThat(waiting(source("nats-v{version}")).why()).startsWith("waiting for asset " + NATS);
  }

  @Test
  void releaseOfAllWithoutOurAsset_isPassedOverWithWhatItHas() throws Exception {
    published.release("v1.2.3", published.asset("gh-linux-amd64.tar.gz", "gh"));

    var unready = detect(source("v{version}")).unready();

    assertThat(unready).hasSize(1);
    assertThat(unready.getFirst().again()).isEmpty();
    assertThat(unready.getFirst().why())
        .isEqualTo("has no asset nats-linux-amd64.tar.gz; it has gh-linux-amd64.tar.gz");
  }

  @Test
  void assetByTheNameOfTheBinary_countsToo() throws Exception {
    published.release("v1.0.0", published.asset("nats-server-linux-amd64.tar.gz", "x"));

    assertThat(detect(source("v{version}")).offered()).hasSize(1);
  }

  @Test
  void replacedAsset_isAnotherRevisionUnderTheSameTag() throws Exception {
    published.release("arc-main", published.asset(NATS, "one"));
    var source = source("arc-main");
    var before = detect(source).offered().getFirst();
    published.release("arc-main", published.asset(NATS, "two"));
    later();

    var after = detect(source).offered().getFirst();

    assertThat(after.name()).isEqualTo(before.name());
    assertThat(after.revision()).isNotEqualTo(before.revision());
  }

  @Test
  void tagThatIsNotThere_isRejectedByName() {
    published.release("v1.0.0", published.asset(NATS, "x"));

    assertThat(code(fault(() -> detect(source("arc-main"))))).isEqualTo("SYN-RELEASE-NOT-FOUND");
  }

  @Test
  void withoutADigestOfTheForge_aChecksumFileNamesTheBytes() throws Exception {
    var digest = Digest.of("bytes").hex();
    published
        .release(
            "v1.0.0",
            published.unnamed(NATS, "bytes"),
            published.unnamed(
                "SHA256SUMS", "%s  other\n%s  %s\n".formatted("0".repeat(64), digest, NATS)))
        .release(
            "v1.1.0",
            published.unnamed(NATS, "bytes"),
            published.unnamed(NATS + ".sha256", digest + "\n"))
        .release("v1.2.0", published.unnamed(NATS, "bytes"));

    var moved = detect(source("v{version}"));

    assertThat(moved.offered()).extracting(Candidate::name).containsExactly("v1.1.0", "v1.0.0");
    assertThat(moved.unready()).extracting(it -> it.candidate().name()).containsExactly("v1.2.0");
    assertThat(moved.unready().getFirst().why()).contains("nothing names its bytes");
  }

  @Test
  void unchangedList_costsA304_alsoInANewProcess() throws Exception {
    published.release("v1.0.0", published.asset(NATS, "x"));
    detect(source("v{version}"));

    var again = detect(source("v{version}")); // with lists of its own, over the same folder

    assertThat(again.offered()).hasSize(1);
    assertThat(published.server.lastAsked().status()).isEqualTo(304);
  }

  @Test
  void syncsOfOneRepository_askOnceWithinMoments() throws Exception {
    published.release("v1.0.0", published.asset(NATS, "x"));
    var lists = lists();
    var one = source("v{version}", lists);
    var other = source("nats-v{version}", lists);

    detect(one);
    detect(other);
    assertThat(published.listings()).isEqualTo(1);
    later();
    detect(other);

    assertThat(published.listings()).isEqualTo(2);
  }

  @Test
  void strangerAtTheForge_asksThirtyTimesAnHourAtMost() throws Exception {
    published.release("v1.0.0", published.asset(NATS, "x"));
    var source = source("v{version}");

    for (int look = 0; look < 600; look++) {
      assertThat(detect(source).offered()).hasSize(1);
      pace.move(Duration.ofSeconds(6));
    }

    assertThat(published.listings()).isBetween(30L, 40L);
  }

  @Test
  void asset_isFetchedAndVerified() throws Exception {
    published.release("v1.0.0", published.asset(NATS, "bytes"));
    var source = source("v{version}");

    var files = source.fetch(detect(source).offered().getFirst(), staging()).files();

    assertThat(files).hasSize(1);
    assertThat(files.getFirst().name()).isEqualTo(NATS);
    assertThat(files.getFirst().file()).hasContent("bytes");
  }

  @Test
  void downloadThatIsCut_goesOnWhereItWas() throws Exception {
    var text = "0123456789".repeat(50);
    published.release("v1.0.0", published.asset(NATS, text));
    var source = source("v{version}");
    var candidate = detect(source).offered().getFirst();
    published.server.put(
        "/files/0/" + NATS, new Page.CutOff(Page.File.tagged(Published.bytes(text), "\"1\""), 300));
    var fetching = new FutureTask<>(() -> source.fetch(candidate, staging()));

    Thread.ofVirtual().start(fetching);
    pace.moveToNextWake(1);

    assertThat(fetching.get().files().getFirst().file()).hasContent(text);
    assertThat(published.server.lastAsked().header("Range")).contains("bytes=300-");
  }

  @Test
  void otherBytesThanTheDigestNames_areDeletedAndTriedAgainLater() throws Exception {
    published.release("v1.0.0", published.asset(NATS, "bytes"));
    var source = source("v{version}");
    var candidate = detect(source).offered().getFirst();
    published.server.put(
        "/files/0/" + NATS,
        new Page.Fixed(200, Map.of("Content-Type", "text/html"), Published.bytes("<html>log in")));

    var fault = fault(() -> source.fetch(candidate, staging()));

    assertThat(fault).isInstanceOf(Fault.Transient.class);
    assertThat(code(fault)).isEqualTo("SYN-RELEASE-DIGEST");
    assertThat(fault.complaint().why())
        .contains(Digest.of("bytes").toString(), Digest.of("<html>log in").toString())
        .contains("a web page");
    assertThat(folder.resolve("staging").resolve(NATS)).doesNotExist();
  }

  @Test
  void assetReplacedBetweenLookAndFetch_isNotTaken() throws Exception {
    published.release("v1.0.0", published.asset(NATS, "one"));
    var source = source("v{version}");
    var candidate = detect(source).offered().getFirst();
    published.release("v1.0.0", published.asset(NATS, "two"));
    later();

    assertThat(code(fault(() -> source.fetch(candidate, staging()))))
        .isEqualTo("SYN-RELEASE-MOVED");
  }

  @Test
  void largerThanAllowed_isRefusedBeforeTheFirstByte() throws Exception {
    published.release("v1.0.0", published.asset(NATS, "x".repeat(2000)));
    var source = source("v{version}");
    var candidate = detect(source).offered().getFirst();

    assertThat(code(fault(() -> source.fetch(candidate, staging()))))
        .isEqualTo("SYN-RELEASE-TOO-LARGE");
    assertThat(published.server.asked()).noneMatch(asked -> asked.target().startsWith("/files"));
  }

  @Test
  void whatIsNoList_isToldSo() {
    published.server.put(Published.LIST, Page.Fixed.text(200, "<html>please log in"));

    var fault = fault(() -> detect(source("v{version}")));

    assertThat(fault).isInstanceOf(Fault.Transient.class);
    assertThat(code(fault)).isEqualTo("SYN-RELEASE-LIST");
  }

  private Detection.Moved detect(ReleaseSource source) throws Exception {
    return (Detection.Moved) source.detect(Optional.empty());
  }

  private Unready waiting(ReleaseSource source) throws Exception {
    later();
    return detect(source).unready().getFirst();
  }

  /// What was just asked is asked again.
  private void later() {
    pace.move(Duration.ofMinutes(3));
  }

  private Staging staging() throws Exception {
    return new Staging(Files.createDirectories(folder.resolve("staging")), Progress.NONE);
  }

  private ReleaseLists lists() {
    var connections =
        Connections.of(
            Wires.settings(Wires.PATIENCE),
            Credentials.NONE,
            Credentials.NONE.redactor(List.of()),
            pace);
    return new ReleaseLists(
        new HttpFetcher(connections), connections, Optional.of(folder.resolve("lists")), pace);
  }

  private ReleaseSource source(String tag) throws Exception {
    return source(tag, lists());
  }

  private ReleaseSource source(String tag, ReleaseLists lists) throws Exception {
    var where = new Where.OnGitHub(RepositoryUrl.parse(published.address(), "https://github.com"));
    var wanted = new Wanted(AssetPattern.USUAL, "nats", "nats-server", LINUX);
    return new ReleaseSource(
        new ReleaseSource.Settings(where, TagRule.parse(tag), wanted, 1000), lists);
  }
}
