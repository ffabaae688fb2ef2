package dev.syncline.source.git;

import static dev.syncline.source.git.GitWorld.complains;
import static dev.syncline.source.git.GitWorld.fetch;
import static dev.syncline.source.git.GitWorld.names;
import static dev.syncline.source.git.GitWorld.source;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.syncline.core.content.Revision;
import dev.syncline.core.policy.Track;
import dev.syncline.core.run.Fault;
import dev.syncline.demo.git.GitServer;
import dev.syncline.demo.git.Item;
import dev.syncline.demo.git.Upstream;
import dev.syncline.shared.redaction.Secret;
import dev.syncline.shared.wire.ConnectionSettings;
import dev.syncline.shared.wire.Credential;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/// What the source promises, over real HTTP; once for each server that is worth meeting.
abstract class GitSourceSuite extends GitDetectSuite {
  @Test
  void aFetchedTag_isExactlyTheTreeOfItsCommit() throws Exception {
    var one =
        upstream.commit(
            "main",
            Item.file("README", "hello"),
            new Item.File("bin/run", "#!/bin/sh".getBytes(), true),
            new Item.Link("link", "README"),
            new Item.Link("away", "../../etc/passwd"));
    upstream.commit("main", Item.file("README", "later"));
    upstream.annotate("v1", one);

    var tree = fetch(source(url, Track.TAGS), "v1", one, temp.resolve("s"));

    assertThat(tree.revision()).isEqualTo(new Revision(one));
    assertThat(tree.root().resolve("README")).hasContent("hello");
    assertThat(Files.isExecutable(tree.root().resolve("bin/run"))).isTrue();
    assertThat(Files.isExecutable(tree.root().resolve("README"))).isFalse();
    assertThat(Files.readSymbolicLink(tree.root().resolve("link"))).hasToString("README");
    assertThat(Files.readSymbolicLink(tree.root().resolve("away"))).hasToString("../../etc/passwd");
    assertThat(tree.root().resolve(".git")).doesNotExist();
    assertThat(temp.resolve("s")).isDirectoryNotContaining("glob:**objects");
  }

  @Test
  void aTagThatMovesBetweenDetectAndFetch_isFetchedByTheDecidedId() throws Exception {
    var one = upstream.commit("main", Item.file("a", "1"));
    var two = upstream.commit("main", Item.file("a", "2"));
    upstream.tag("v1", one);
    var source = source(url, Track.TAGS);
    source.detect(Optional.empty());

    upstream.tag("v1", two);

    assertThat(fetch(source, "v1", one, temp.resolve("s")).root().resolve("a")).hasContent("1");
  }

  @Test
  void aTagThatMovesAtAServerThatRefusesIds_isDetectedAgain() throws Exception {
    refuseIds(upstream);
    var one = upstream.commit("main", Item.file("a", "1"));
    upstream.tag("v1", one);
    var source = source(url, Track.TAGS);
    var two = upstream.forcePush("main", one, Item.file("a", "2"));
    var three = upstream.forcePush("main", one, Item.file("a", "3"));
    upstream.tag("v1", three);

    var complaint = complains(() -> fetch(source, "v1", two, temp.resolve("s")));

    assertThat(complaint.fault()).isInstanceOf(Fault.Transient.class);
    assertThat(complaint.code()).isEqualTo("SYN-GIT-MOVED");
    assertThat(temp.resolve("s")).isEmptyDirectory();
  }

  @Test
  void aCommitThatIsNowhere_isDetectedAgain() throws Exception {
    upstream.commit("main", Item.file("a", "1"));
    var source = source(url, Track.COMMITS);

    var complaint = complains(() -> fetch(source, "main", "1".repeat(40), temp.resolve("s")));

    assertThat(complaint.fault()).isInstanceOf(Fault.Transient.class);
    assertThat(complaint.code()).isEqualTo("SYN-GIT-MOVED");
  }

  @Test
  void aCommitOfWhichOnlySomeDigitsAreKnown_isRefusedByName() throws Exception {
    upstream.commit("main", Item.file("a", "1"));
    var source = source(url, Track.TAGS);

    var complaint = complains(() -> fetch(source, "v1", "9999999", temp.resolve("s")));

    assertThat(complaint.fault()).isInstanceOf(Fault.Rejected.class);
    assertThat(complaint.code()).isEqualTo("SYN-GIT-NOT-FOUND");
  }

  @Test
  void aPath_becomesTheRootOfTheTree() throws Exception {
    var one =
        upstream.commit("main", Item.file("deploy/a.yaml", "a"), Item.file("other/b.yaml", "b"));
    var settings = settings(Track.COMMITS, Optional.empty(), Optional.of("deploy"), 1 << 20);

    var tree = fetch(new GitSource(settings, GitWorld.remotes()), "main", one, temp.resolve("s"));

    assertThat(tree.root().resolve("a.yaml")).hasContent("a");
    assertThat(tree.root()).isDirectoryNotContaining("glob:**other");
  }

  @Test
  void aPathThatIsNotThere_isRejectedByName() throws Exception {
    var one = upstream.commit("main", Item.file("a", "a"), new Item.Link("deploy", "/etc"));
    var settings = settings(Track.COMMITS, Optional.empty(), Optional.of("deploy"), 1 << 20);
    var source = new GitSource(settings, GitWorld.remotes());

    var complaint = complains(() -> fetch(source, "main", one, temp.resolve("s")));

    assertThat(complaint.code()).isEqualTo("SYN-GIT-NOT-FOUND");
    assertThat(temp.resolve("s")).isEmptyDirectory();
  }

  @Test
  void moreThanMayCome_isRejectedAndLeavesStagingEmpty() throws Exception {
    var noise = new byte[300_000];
    new java.util.Random(1).nextBytes(noise);
    var one = upstream.commit("main", new Item.File("big", noise, false));
    var source =
        new GitSource(
            settings(Track.COMMITS, Optional.empty(), Optional.empty(), 100_000),
            GitWorld.remotes());

    var complaint = complains(() -> fetch(source, "main", one, temp.resolve("s")));

    assertThat(complaint.fault()).isInstanceOf(Fault.Rejected.class);
    assertThat(complaint.code()).isEqualTo("SYN-GIT-SIZE");
    assertThat(temp.resolve("s")).isEmptyDirectory();
  }

  @Test
  void aSmallPackOfManyLargeFiles_isRejectedBySize() throws Exception {
    var zeros = new byte[90_000];
    var one =
        upstream.commit("main", new Item.File("a", zeros, false), new Item.File("b", zeros, false));
    var source =
        new GitSource(
            settings(Track.COMMITS, Optional.empty(), Optional.empty(), 100_000),
            GitWorld.remotes());

    var complaint = complains(() -> fetch(source, "main", one, temp.resolve("s")));

    assertThat(complaint.code()).isEqualTo("SYN-GIT-SIZE");
    assertThat(temp.resolve("s")).isEmptyDirectory();
  }

  @Test
  void namesThatCouldEscape_areRefused() throws Exception {
    for (var name : new String[] {"..", ".git", ".GIT", "."}) {
      var one = upstream.commitRaw("evil", Map.of(name, "x"));
      upstream.tag("evil", one);
      var source = source(url, Track.TAGS);

      var complaint = complains(() -> fetch(source, "evil", one, temp.resolve("s")));

      assertThat(complaint.code()).as(name).isEqualTo("SYN-GIT-PATH");
      assertThat(temp.resolve("s")).isEmptyDirectory();
    }
  }

  @Test
  void submodules_comeAtTheirCommitsWithRelativeAddresses() throws Exception {
    try (var inner = Upstream.create(temp.resolve("root/inner.git"))) {
      var old = inner.commit("main", Item.file("lib", "old"));
      inner.commit("main", Item.file("lib", "new"));
      var one =
          upstream.commit(
              "main",
              Item.file(".gitmodules", module("vendor/inner", "../inner.git")),
              new Item.Submodule("vendor/inner", old));

      var tree = fetch(withSubmodules(), "main", one, temp.resolve("s"));

      assertThat(tree.root().resolve("vendor/inner/lib")).hasContent("old");
    }
  }

  @Test
  void aSubmoduleOnThisMachineNamedFromElsewhere_isRefused() throws Exception {
    var one =
        upstream.commit(
            "main",
            Item.file(".gitmodules", module("etc", "file:///etc")),
            new Item.Submodule("etc", "1".repeat(40)));

    var complaint = complains(() -> fetch(withSubmodules(), "main", one, temp.resolve("s")));

    assertThat(complaint.code()).isEqualTo("SYN-GIT-URL");
    assertThat(temp.resolve("s")).isEmptyDirectory();
  }

  @Test
  void submodulesThatAreNotWanted_areEmptyFolders() throws Exception {
    var one = upstream.commit("main", new Item.Submodule("vendor", "1".repeat(40)));

    var tree = fetch(source(url, Track.COMMITS), "main", one, temp.resolve("s"));

    assertThat(tree.root().resolve("vendor")).isEmptyDirectory();
  }

  @Test
  void aLogin_isSentToItsHost() throws Exception {
    var one = upstream.commit("main", Item.file("a", "1"));
    upstream.tag("v1", one);
    server.requireLogin("x-access-token", "s3cret");
    var token = new Credential.Token(new Secret("s3cret"));

    var source =
        new GitSource(
            GitSettings.of(url, Track.TAGS),
            GitWorld.remotes(ConnectionSettings.DEFAULT, Map.of("127.0.0.1", token)));

    assertThat(names(source.detect(Optional.empty()))).containsEntry("v1", one);
    assertThat(fetch(source, "v1", one, temp.resolve("s")).root().resolve("a")).exists();
  }

  @Test
  void aWrongLoginOrNone_isRejectedWithoutItsSecret() throws Exception {
    server.requireLogin("me", "right");
    var wrong = url.replace("http://", "http://me:wr0ng-s3cret@");

    var complaint = complains(() -> source(wrong, Track.TAGS).detect(Optional.empty()));
    var none = complains(() -> source(url, Track.TAGS).detect(Optional.empty()));

    assertThat(complaint.code()).isEqualTo("SYN-GIT-AUTH");
    assertThat(complaint.fault()).isInstanceOf(Fault.Rejected.class);
    assertThat(complaint.text()).doesNotContain("wr0ng-s3cret");
    assertThat(none.code()).isEqualTo("SYN-GIT-AUTH");
  }

  @Test
  void anotherHostAfterARedirect_getsNoLogin() throws Exception {
    var one = upstream.commit("main", Item.file("a", "1"));
    upstream.tag("v1", one);
    try (var front = GitServer.open(temp)) {
      front.redirectTo(URI.create("http://127.0.0.1:" + server.port()));
      var login = front.url("nats.git").replace("http://", "http://me:s3cret@");

      var detection = source(login, Track.TAGS).detect(Optional.empty());

      assertThat(names(detection)).containsEntry("v1", one);
      assertThat(front.asked()).allMatch(asked -> asked.authorization().isPresent());
      assertThat(server.asked()).isNotEmpty().allMatch(asked -> asked.authorization().isEmpty());
    }
  }

  @Test
  void aRepositoryThatIsNotThere_isRejected() throws Exception {
    var gone = source(server.url("gone.git"), Track.TAGS);

    var complaint = complains(() -> gone.detect(Optional.empty()));

    assertThat(complaint.code()).isEqualTo("SYN-GIT-NOT-FOUND");
    assertThat(complaint.fault()).isInstanceOf(Fault.Rejected.class);
  }

  @Test
  void aServerThatNeverAnswers_endsInTime() throws Exception {
    server.fallSilent();
    var settings =
        new GitSettings(
            url,
            Track.TAGS,
            Optional.empty(),
            Optional.empty(),
            false,
            1 << 20,
            Duration.ofMillis(300));
    var source = new GitSource(settings, GitWorld.remotes());

    var complaint = complains(() -> source.detect(Optional.empty()));

    assertThat(complaint.code()).isEqualTo("SYN-GIT-UNREACHABLE");
    assertThat(complaint.fault()).isInstanceOf(Fault.Transient.class);
  }

  @Test
  void anInterruptAtAServerThatNeverAnswers_isAnInterruptAtOnce() throws Exception {
    server.fallSilent();
    var source = source(url, Track.TAGS);
    var thrown = new CompletableFuture<Throwable>();
    var detecting =
        Thread.ofVirtual()
            .start(() -> thrown.complete(catchThrowable(() -> source.detect(Optional.empty()))));
    while (detecting.isAlive() && detecting.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }

    detecting.interrupt();

    assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
  }

  @Test
  void aHostThatAsksToWait_isNotAskedBefore() throws Exception {
    server.refuseNext(new GitServer.Refusal(429, Map.of("Retry-After", "3600")));
    var source = source(url, Track.TAGS);

    var complaint = complains(() -> source.detect(Optional.empty()));
    int asked = server.asked().size();
    var again = complains(() -> source.detect(Optional.empty()));

    assertThat(((Fault.Transient) complaint.fault()).notBefore()).isPresent();
    assertThat(again.code()).isEqualTo("SYN-HTTP-BUDGET");
    assertThat(server.asked()).hasSize(asked);
  }

  @Test
  void aBusyServer_isTriedAgain() throws Exception {
    server.refuseNext(new GitServer.Refusal(502, Map.of()));

    var complaint = complains(() -> source(url, Track.TAGS).detect(Optional.empty()));

    assertThat(complaint.fault()).isInstanceOf(Fault.Transient.class);
  }

  @Test
  void aProxy_isAskedInsteadOfTheHost() throws Exception {
    var one = upstream.commit("main", Item.file("a", "1"));
    upstream.tag("v1", one);
    var proxied =
        new ConnectionSettings(
            Optional.of(URI.create("http://127.0.0.1:" + server.port())),
            java.util.List.of(".example.net"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Duration.ofSeconds(2),
            Duration.ofSeconds(2));
    var settings = GitSettings.of("http://git.example.org/nats.git", Track.TAGS);

    var detection =
        new GitSource(settings, GitWorld.remotes(proxied, Map.of())).detect(Optional.empty());

    assertThat(names(detection)).containsEntry("v1", one);
    assertThat(server.asked().getFirst().path()).startsWith("http://git.example.org/nats.git");
  }
}
