package dev.syncline.target.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.syncline.core.content.Content;
import dev.syncline.core.content.Digest;
import dev.syncline.core.content.Kind;
import dev.syncline.core.content.Promise;
import dev.syncline.core.content.Revision;
import dev.syncline.core.content.StagedFile;
import dev.syncline.core.plan.Change;
import dev.syncline.core.plan.Effect;
import dev.syncline.core.plan.Guard;
import dev.syncline.core.plan.GuardTerms;
import dev.syncline.core.plan.Intent;
import dev.syncline.core.plan.Owned;
import dev.syncline.core.run.Fault;
import dev.syncline.core.run.FaultPoints;
import dev.syncline.core.run.SyncException;
import dev.syncline.core.target.Desired;
import dev.syncline.core.target.Verdict;
import dev.syncline.testkit.MemoryJournal;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryTargetTest {
  private static final Map<String, String> FIRST =
      Map.of("index.html", "one", "bin/run", "#!/bin/sh", "latest", "->index.html");
  private static final Map<String, String> SECOND =
      Map.of("index.html", "two", "new.html", "new", "latest", "->new.html");

  @TempDir Path folder;

  @Test
  void firstTree_isPublishedBehindARelativeLink() throws Exception {
    var site = new Site(folder);

    var plan = site.publish(site.tree("aaa", FIRST));

    assertThat(site.seen()).isEqualTo(new TreeMap<>(FIRST));
    assertThat(Files.readSymbolicLink(site.link())).isEqualTo(Path.of(".trees/aaa"));
    assertThat(words(plan.changes()))
        .containsExactly(
            "create link current", "create bin/run", "create index.html", "create latest");
    assertThat(Files.getPosixFilePermissions(site.link().resolve("bin/run")))
        .isEqualTo(PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  @Test
  void nextTree_isPlannedByFileAndFlipped() throws Exception {
    var site = new Site(folder);
    site.publish(site.tree("aaa", FIRST));

    var plan = site.publish(site.tree("bbb", SECOND));

    assertThat(words(plan.changes()))
        .containsExactly(
            "replace link current",
            "delete bin/run",
            "replace index.html",
            "replace latest",
            "create new.html");
    assertThat(site.seen()).isEqualTo(new TreeMap<>(SECOND));
  }

  @Test
  void sameRevisionAgain_isAnEmptyPlan() throws Exception {
    var site = new Site(folder);
    site.publish(site.tree("aaa", FIRST));

    assertThat(site.plan(site.tree("aaa", FIRST)).isEmpty()).isTrue();
    assertThat(site.target.observe(site.owned).drift(site.owned)).isEmpty();
  }

  @Test
  void sameFilesOfAnotherRevision_onlySwitchTheLink() throws Exception {
    var site = new Site(folder);
    site.publish(site.tree("aaa", FIRST));

    var plan = site.publish(site.tree("bbb", FIRST));

    assertThat(words(plan.changes())).containsExactly("replace link current");
    assertThat(Files.readSymbolicLink(site.link())).isEqualTo(Path.of(".trees/bbb"));
  }

  @Test
  void onlyTheModeDiffers_isAChange() throws Exception {
    var site = new Site(folder);
    site.publish(site.tree("aaa", Map.of("run", "#!x")));
    var content = site.tree("aaa", Map.of("run", "#!x"));
    assertThat(content.root().resolve("run").toFile().setExecutable(false)).isTrue();

    assertThat(words(site.plan(content).changes())).containsExactly("replace run");
  }

  @Test
  void editedMissingAndExtraFiles_areDriftAndHealedByAFreshTree() throws Exception {
    var site = new Site(folder);
    site.publish(site.tree("aaa", FIRST));
    Files.writeString(site.link().resolve("index.html"), "defaced");
    Files.delete(site.link().resolve("latest"));
    Files.writeString(site.link().resolve("extra"), "x");

    var drift = site.target.observe(site.owned).drift(site.owned);
    site.publish(site.tree("aaa", FIRST));

    assertThat(words(drift)).containsExactly("delete extra", "replace index.html", "create latest");
    assertThat(site.seen()).isEqualTo(new TreeMap<>(FIRST));
    assertThat(Files.readSymbolicLink(site.link())).isEqualTo(Path.of(".trees/aaa-2"));
  }

  @Test
  void linkRemovedOrLeadingElsewhere_isDriftAndHealed() throws Exception {
    var site = new Site(folder);
    site.publish(site.tree("aaa", FIRST));
    for (var elsewhere : List.of("", "/etc", ".trees/none", "current")) {
      Files.delete(site.link());
      if (!elsewhere.isEmpty()) {
        Files.createSymbolicLink(site.link(), Path.of(elsewhere));
      }

      var drift = site.target.observe(site.owned).drift(site.owned);
      site.publish(site.tree("aaa", FIRST));

      assertThat(words(drift)).as(elsewhere).hasSize(1).first().asString().endsWith("link current");
      assertThat(site.seen()).isEqualTo(new TreeMap<>(FIRST));
    }
  }

  @Test
  void realDirectoryInTheLinksPlace_isRefusedInClearWords() throws Exception {
    var site = new Site(folder);
    Files.createDirectories(site.link());
    Files.writeString(site.link().resolve("precious"), "mine");

    assertThatThrownBy(() -> site.plan(site.tree("aaa", FIRST)))
        .isInstanceOf(SyncException.class)
        .hasMessageContaining("it is a directory, and only a link can be switched at once")
        .hasMessageContaining("SYN-DIRECTORY-OCCUPIED");
    assertThatThrownBy(() -> site.target.observe(Owned.NOTHING))
        .hasMessageContaining("it is a directory, and only a link can be switched at once");
    assertThat(site.link().resolve("precious")).hasContent("mine");
  }

  @Test
  void directoryThatAppearsBetweenPlanAndApply_isRefusedToo() throws Exception {
    var site = new Site(folder);
    var content = site.tree("aaa", FIRST);
    var plan = site.plan(content);
    Files.createDirectories(site.link());

    assertThatThrownBy(() -> site.target.apply(plan, content, new MemoryJournal(FaultPoints.NONE)))
        .hasMessageContaining("SYN-DIRECTORY-OCCUPIED");
  }

  @Test
  void emptiedTree_isObjectedToByTheGuard() throws Exception {
    var site = new Site(folder);
    site.publish(
        site.tree(
            "aaa",
            IntStream.range(0, 14).boxed().collect(Collectors.toMap(i -> "f" + i, i -> "x"))));

    var plan = site.plan(site.tree("bbb", Map.of()));

    assertThat(Guard.check(plan, site.owned, GuardTerms.DEFAULT).orElseThrow().why())
        .isEqualTo("would delete 14 of 14, a person must agree");
  }

  @Test
  void promise_isPlannedAsOneChange() throws Exception {
    var site = new Site(folder);
    var promise = new Promise(Kind.TREE, new Revision("aaa"), "www", "built by make");

    var plan =
        site.target
            .observe(site.owned)
            .plan(new Desired.Promised<>(Site.candidate("aaa"), promise), site.owned);

    assertThat(plan.changes())
        .singleElement()
        .satisfies(change ->
            assertThat(change.detail()).isEqualTo("a new tree; it would be built by make"));
    assertThat(plan.becomes()).isEmpty();
  }

  @Test
  void fileSetAndArtifact_arePublishedToo() throws Exception {
    var site = new Site(folder);
    var file = Files.writeString(folder.resolve("staged"), "bytes");
    var digest = Digest.of("bytes");

    site.publish(
        new Content.FileSet(new Revision("aaa"), List.of(new StagedFile("a/b.txt", digest, file))));
    var set = site.seen();
    site.publish(new Content.Artifact(new Revision("bbb"), "tool", digest, file));

    assertThat(set).isEqualTo(Map.of("a/b.txt", "bytes"));
    assertThat(site.seen()).isEqualTo(Map.of("tool", "bytes"));
    assertThat(site.link().resolve("tool")).isExecutable();
  }

  @Test
  void contentThatIsNotWhatItsDigestSays_isNotPublished() throws Exception {
    var site = new Site(folder);
    var file = Files.writeString(folder.resolve("staged"), "other bytes");
    var content = new Content.Artifact(new Revision("aaa"), "tool", Digest.of("bytes"), file);
    var plan = site.plan(content);

    assertThatThrownBy(() -> site.target.apply(plan, content, new MemoryJournal(FaultPoints.NONE)))
        .hasMessageContaining("SYN-DIRECTORY-CONTENT-CHANGED");
    assertThat(site.seen()).isEmpty();
    assertThat(site.path).doesNotExist(); // no folder that we made is left
  }

  @Test
  void setuidAndPipes_areLeftOut() throws Exception {
    var site = new Site(folder);
    var content = site.tree("aaa", Map.of("run", "#!x", "a", "a"));
    run("chmod", "6755", content.root().resolve("run").toString());
    run("mkfifo", content.root().resolve("pipe").toString());

    site.publish(content);

    assertThat(site.seen().keySet()).containsExactly("a", "run");
    assertThat((int) Files.getAttribute(site.link().resolve("run"), "unix:mode") & 07777)
        .isEqualTo(0755);
  }

  @Test
  void folderMovedElsewhere_stillServes() throws Exception {
    var site = new Site(folder);
    site.publish(site.tree("aaa", FIRST));

    Files.move(site.path, folder.resolve("moved"));

    assertThat(folder.resolve("moved/current/index.html")).hasContent("one");
  }

  @Test
  void ledgerLost_treeIsFound() throws Exception {
    var site = new Site(folder);
    site.publish(site.tree("aaa", FIRST));

    var found = site.target.observe(Owned.NOTHING).found();

    assertThat(found).contains(site.installed());
  }

  @Test
  void tamperedTree_isNotFound() throws Exception {
    var site = new Site(folder);
    site.publish(site.tree("aaa", FIRST));
    Files.writeString(site.link().resolve("index.html"), "x");

    assertThat(site.target.observe(Owned.NOTHING).found()).isEmpty();
  }

  @Test
  void knownGoodThatIsKept_isGoneBackTo() throws Exception {
    var site = new Site(folder);
    site.publish(site.tree("aaa", FIRST));
    var good = site.installed();
    site.publish(site.tree("bbb", SECOND));

    var plan = site.target.restoration(good);
    var effects = site.target.restore(plan, new MemoryJournal(FaultPoints.NONE));
    site.record(plan, site.intent(Intent.Purpose.RESTORE, plan));

    assertThat(site.seen()).isEqualTo(new TreeMap<>(FIRST));
    assertThat(effects.now()).isEqualTo(good);
    assertThat(effects.done()).contains(new Effect(Effect.Kind.DELETED, "new.html"));
  }

  @Test
  void knownGoodThatIsGoneOrWasEdited_isRejectedByName() throws Exception {
    var site = new Site(folder);
    site.publish(site.tree("aaa", FIRST));
    var good = site.installed();
    site.publish(site.tree("bbb", SECOND));
    Files.writeString(site.path.resolve(".trees/aaa/index.html"), "edited");

    assertThatThrownBy(() -> site.target.restoration(good))
        .isInstanceOfSatisfying(
            SyncException.class, e -> assertThat(e.fault()).isInstanceOf(Fault.Rejected.class))
        .hasMessageContaining("SYN-DIRECTORY-NO-PREVIOUS");
  }

  @Test
  void earlierTrees_arePrunedButKeptOnesAndKnownGood() throws Exception {
    var site = new Site(folder);
    var good = Optional.<Owned>empty();
    for (var revision : List.of("r1", "r2", "r3", "r4", "r5")) {
      site.pace.move(Duration.ofMinutes(1));
      site.publish(site.tree(revision, Map.of("v", revision)));
      good = good.or(() -> Optional.of(site.owned));
      site.owned = new Owned(site.owned.installed(), good.orElseThrow().knownGood());
    }

    assertThat(trees(site)).containsExactlyInAnyOrder("r5", "r4", "r1");
  }

  @Test
  void earlierTrees_stayForTheirGrace() throws Exception {
    var site = new Site(folder, FaultPoints.NONE, 0, Duration.ofHours(1), Optional.empty());
    for (var revision : List.of("r1", "r2", "r3")) {
      site.publish(site.tree(revision, Map.of("v", revision)));
    }
    var before = trees(site);
    site.pace.move(Duration.ofHours(2));
    site.publish(site.tree("r4", Map.of("v", "r4")));

    assertThat(before).containsExactlyInAnyOrder("r1", "r2", "r3");
    assertThat(trees(site)).containsExactlyInAnyOrder("r3", "r4");
  }

  @Test
  void treeEditedAfterApply_isSick() throws Exception {
    var site = new Site(folder);
    var plan = site.publish(site.tree("aaa", FIRST));
    Files.writeString(site.link().resolve("index.html"), "x");

    var verdict =
        site.target.verify(
            site.intent(Intent.Purpose.APPLY, plan), Optional.empty(), site.pace.now());

    assertThat(verdict)
        .isEqualTo(new Verdict.Sick("1 files of the live tree differ, first index.html"));
  }

  private static List<String> words(List<Change> changes) {
    return changes.stream().map(change -> change.action().word() + " " + change.key()).toList();
  }

  private static List<String> trees(Site site) throws Exception {
    try (var list = Files.list(site.path.resolve(".trees"))) {
      return list.filter(path -> Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
          .map(path -> path.getFileName().toString())
          .toList();
    }
  }

  private static void run(String... command) throws Exception {
    assertThat(new ProcessBuilder(command).start().waitFor()).isZero();
  }
}
