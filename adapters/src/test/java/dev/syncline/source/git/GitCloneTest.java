package dev.syncline.source.git;

import static dev.syncline.source.git.GitWorld.complains;
import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.core.content.Revision;
import dev.syncline.core.run.Progress;
import dev.syncline.demo.git.GitServer;
import dev.syncline.demo.git.Item;
import dev.syncline.demo.git.Upstream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitCloneTest {
  @TempDir Path temp;

  private GitServer server;
  private Upstream upstream;
  private String url;
  private Path path;
  private final GitClone git =
      new GitClone(GitWorld.remotes(), Duration.ofSeconds(20), 1 << 20, Progress.NONE);

  @BeforeEach
  void open() throws Exception {
    var root = Files.createDirectory(temp.resolve("root"));
    server = GitServer.open(root);
    upstream = Upstream.create(root.resolve("nats.git"));
    url = server.url("nats.git");
    path = temp.resolve("clone");
  }

  @AfterEach
  void close() {
    server.close();
    upstream.close();
  }

  @Test
  void aCloneOfATag_staysThereAndSaysSo() throws Exception {
    var one = upstream.commit("main", Item.file("a", "1"));
    upstream.annotate("v1", one);
    upstream.commit("main", Item.file("a", "2"));

    var at = git.clone(url, path, Optional.of("v1"));
    var pull = git.pull(path);

    assertThat(at).isEqualTo(new Revision(one));
    assertThat(path.resolve("a")).hasContent("1");
    assertThat(pull).isEqualTo(new Pull.Nothing("pinned to tag v1, which has not moved"));
    assertThat(clean()).isTrue();
  }

  @Test
  void aTagThatMoved_isReportedAndNotFollowed() throws Exception {
    var one = upstream.commit("main", Item.file("a", "1"));
    upstream.tag("v1", one);
    git.clone(url, path, Optional.of("v1"));
    upstream.tag("v1", upstream.commit("main", Item.file("a", "2")));

    var pull = git.pull(path);

    assertThat(pull)
        .isInstanceOfSatisfying(
            Pull.Nothing.class,
            nothing -> assertThat(nothing.reason()).contains("moved from " + one.substring(0, 7)));
    assertThat(path.resolve("a")).hasContent("1");
  }

  @Test
  void aBranch_isFollowed() throws Exception {
    var one = upstream.commit("main", Item.file("a", "1"), Item.file("gone", "x"));
    git.clone(url, path, Optional.empty());
    assertThat(git.pull(path)).isEqualTo(new Pull.Nothing("main is at " + one.substring(0, 7)));
    var two =
        upstream.commit("main", Item.file("a", "2"), Item.file("b", "b"), new Item.Removed("gone"));

    var pull = git.pull(path);

    assertThat(pull)
        .isEqualTo(new Pull.Moved(new Revision(one), new Revision(two), "main moved on"));
    assertThat(path.resolve("a")).hasContent("2");
    assertThat(path.resolve("gone")).doesNotExist();
    assertThat(clean()).isTrue();
  }

  @Test
  void aForcePushedBranch_isTakenAsItIs() throws Exception {
    var base = upstream.commit("main", Item.file("a", "1"));
    upstream.commit("main", Item.file("a", "2"));
    git.clone(url, path, Optional.of("main"));
    var now = upstream.forcePush("main", base, Item.file("a", "3"));

    var pull = git.pull(path);

    assertThat(pull)
        .isInstanceOfSatisfying(
            Pull.Moved.class,
            moved -> {
              assertThat(moved.to()).isEqualTo(new Revision(now));
              assertThat(moved.how()).contains("force-pushed");
            });
    assertThat(path.resolve("a")).hasContent("3");
    assertThat(clean()).isTrue();
  }

  @Test
  void aCloneOfACommit_neverMoves() throws Exception {
    var one = upstream.commit("main", Item.file("a", "1"));
    upstream.commit("main", Item.file("a", "2"));

    git.clone(url, path, Optional.of(one));

    assertThat(path.resolve("a")).hasContent("1");
    assertThat(git.pull(path))
        .isEqualTo(
            new Pull.Nothing(
                "pinned to commit %s, which never moves".formatted(one.substring(0, 7))));
  }

  @Test
  void editsOfTheUser_areListedAndKept() throws Exception {
    upstream.commit("main", Item.file("a", "1"));
    git.clone(url, path, Optional.empty());
    Files.writeString(path.resolve("a"), "mine");
    upstream.commit("main", Item.file("a", "2"));

    var complaint = complains(() -> git.pull(path));

    assertThat(complaint.code()).isEqualTo("SYN-GIT-LOCAL-EDITS");
    assertThat(complaint.text()).contains(": a.");
    assertThat(path.resolve("a")).hasContent("mine");
  }

  @Test
  void anUntrackedFileInTheWay_isListedAndKept() throws Exception {
    upstream.commit("main", Item.file("a", "1"));
    git.clone(url, path, Optional.empty());
    Files.writeString(path.resolve("b"), "mine");
    upstream.commit("main", Item.file("b", "theirs"));

    var complaint = complains(() -> git.pull(path));

    assertThat(complaint.code()).isEqualTo("SYN-GIT-LOCAL-EDITS");
    assertThat(path.resolve("b")).hasContent("mine");
    assertThat(path.resolve("a")).hasContent("1");
  }

  @Test
  void commitsOfTheUser_areKept() throws Exception {
    upstream.commit("main", Item.file("a", "1"));
    git.clone(url, path, Optional.empty());
    try (var own = Git.open(path.toFile())) {
      Files.writeString(path.resolve("mine"), "mine");
      own.add().addFilepattern("mine").call();
      own.commit().setMessage("mine").setSign(false).setAuthor("me", "me@example.org").call();
    }
    upstream.commit("main", Item.file("a", "2"));

    var complaint = complains(() -> git.pull(path));

    assertThat(complaint.code()).isEqualTo("SYN-GIT-LOCAL-COMMITS");
    assertThat(path.resolve("mine")).exists();
  }

  @Test
  void aFolderThatIsNotEmpty_isRefusedAndLeftAlone() throws Exception {
    upstream.commit("main", Item.file("a", "1"));
    Files.createDirectory(path);
    Files.writeString(path.resolve("mine"), "mine");

    var complaint = complains(() -> git.clone(url, path, Optional.empty()));

    assertThat(complaint.code()).isEqualTo("SYN-GIT-NOT-EMPTY");
    assertThat(path.resolve("mine")).hasContent("mine");
  }

  @Test
  void aCloneThatFails_leavesNothingBehind() throws Exception {
    var noise = new byte[3 << 20];
    new java.util.Random(1).nextBytes(noise);
    upstream.commit("main", new Item.File("big", noise, false));

    var complaint = complains(() -> git.clone(url, path, Optional.empty()));

    assertThat(complaint.code()).isEqualTo("SYN-GIT-SIZE");
    assertThat(path).doesNotExist();
  }

  @Test
  void aVersionThatIsNowhere_isRefusedByName() throws Exception {
    upstream.commit("main", Item.file("a", "1"));

    var complaint = complains(() -> git.clone(url, path, Optional.of("v9")));

    assertThat(complaint.code()).isEqualTo("SYN-GIT-NOT-FOUND");
    assertThat(path).doesNotExist();
  }

  @Test
  void theLoginOfTheUrl_isNotWrittenIntoTheClone() throws Exception {
    upstream.commit("main", Item.file("a", "1"));
    server.requireLogin("me", "s3cret");

    git.clone(url.replace("http://", "http://me:s3cret@"), path, Optional.empty());

    assertThat(Files.readString(path.resolve(".git/config"))).doesNotContain("s3cret");
  }

  @Test
  void aCloneThatGitMade_followsItsBranchAndKeepsItsHistory() throws Exception {
    var one = upstream.commit("main", Item.file("a", "1"));
    var two = upstream.commit("main", Item.file("a", "2"));
    Git.cloneRepository().setURI(url).setDirectory(path.toFile()).call().close();
    var three = upstream.commit("main", Item.file("a", "3"));

    var pull = git.pull(path);

    assertThat(pull)
        .isEqualTo(new Pull.Moved(new Revision(two), new Revision(three), "main moved on"));
    assertThat(path.resolve(".git/shallow")).doesNotExist();
    try (var own = Git.open(path.toFile())) {
      assertThat(own.log().call()).hasSize(3);
      assertThat(own.getRepository().resolve("HEAD~2").name()).isEqualTo(one);
    }
  }

  @Test
  void aDetachedCloneThatGitMade_staysWhereItIs() throws Exception {
    var one = upstream.commit("main", Item.file("a", "1"));
    try (var own = Git.cloneRepository().setURI(url).setDirectory(path.toFile()).call()) {
      own.checkout().setName(one).call();
    }
    upstream.commit("main", Item.file("a", "2"));

    assertThat(git.pull(path)).isInstanceOf(Pull.Nothing.class);
    assertThat(path.resolve("a")).hasContent("1");
  }

  @Test
  void anotherBranchThanThePinned_isNotTouched() throws Exception {
    upstream.commit("main", Item.file("a", "1"));
    git.clone(url, path, Optional.empty());
    try (var own = Git.open(path.toFile())) {
      own.checkout().setCreateBranch(true).setName("mine").call();
    }
    upstream.commit("main", Item.file("a", "2"));

    assertThat(git.pull(path)).isInstanceOf(Pull.Nothing.class);
    assertThat(path.resolve("a")).hasContent("1");
  }

  private boolean clean() throws Exception {
    try (var own = Git.open(path.toFile())) {
      return own.status().call().isClean();
    }
  }
}
