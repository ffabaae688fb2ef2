package dev.syncline.target.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.syncline.core.plan.Intent;
import dev.syncline.core.target.Recovery;
import dev.syncline.core.target.Verdict;
import dev.syncline.shared.files.RefusingDisk;
import dev.syncline.testkit.Halt;
import dev.syncline.testkit.HaltingFaultPoints;
import dev.syncline.testkit.MemoryJournal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Killed at every fault point in turn, and again at every fault point of the recovery.
class DirectoryCrashTest {
  private static final Map<String, String> OLD =
      Map.of("index.html", "old", "only/old", "x", "latest", "->index.html");
  private static final Map<String, String> NEW =
      Map.of("index.html", "new", "only/new", "x", "latest", "->only/new");

  @TempDir Path folder;

  private final HaltingFaultPoints faults = new HaltingFaultPoints();

  @Test
  void applyKilledAnywhere_repeatedEndsInTheNewTree() throws Exception {
    int points = 0;
    for (int at = 0; ; at++) {
      var scene = new Scene("apply" + at);
      if (!scene.applyKilledAt(at)) {
        break;
      }
      points++;
      assertThat(scene.site.seen()).isIn(new TreeMap<>(OLD), new TreeMap<>(NEW));

      faults.passAll();
      scene.apply();

      scene.assertLive(NEW);
    }
    System.out.printf("apply: killed at %d points%n", points);
    assertThat(points).isGreaterThan(20);
  }

  @Test
  void applyAndRecoveryKilledAnywhere_endInOneWholeTree() throws Exception {
    int pairs = 0;
    for (int at = 0; ; at++) {
      for (int again = 0; ; again++) {
        var scene = new Scene("pair" + at + "-" + again);
        if (!scene.applyKilledAt(at)) {
          System.out.printf("apply and recovery: killed at %d pairs of points%n", pairs);
          assertThat(pairs).isGreaterThan(40);
          return;
        }
        boolean killed = scene.recoverKilledAt(again);
        pairs++;
        assertThat(scene.site.seen()).isIn(new TreeMap<>(OLD), new TreeMap<>(NEW));

        faults.passAll();
        scene.recoverWholly();
        if (!killed) {
          break;
        }
      }
    }
  }

  @Test
  void restoreKilledAnywhere_endsInTheOldTree() throws Exception {
    int points = 0;
    for (int at = 0; ; at++) {
      var scene = new Scene("restore" + at);
      faults.passAll();
      scene.apply();
      var plan = scene.site.target.restoration(scene.site.installed());
      var intent = scene.site.intent(Intent.Purpose.RESTORE, plan);
      var journal = new MemoryJournal(faults);
      if (!isHalted(at, () -> scene.site.target.restore(plan, journal))) {
        break;
      }
      points++;
      assertThat(scene.site.seen()).isIn(new TreeMap<>(OLD), new TreeMap<>(NEW));

      faults.passAll();
      if (scene.site.target.recover(intent, journal) instanceof Recovery.Undone) {
        scene.site.target.restore(plan, journal);
      }

      scene.assertLive(OLD);
    }
    System.out.printf("restore: killed at %d points%n", points);
    assertThat(points).isGreaterThan(6);
  }

  @Test
  void verifyKilledWhilePruning_isRepeated() throws Exception {
    int points = 0;
    for (int at = 0; ; at++) {
      var scene = new Scene("prune" + at);
      faults.passAll();
      scene.apply();
      Files.createDirectories(scene.site.path.resolve(".trees/abandoned/half"));
      if (!isHalted(
          at,
          () -> scene.site.target.verify(scene.intent, Optional.empty(), scene.site.pace.now()))) {
        break;
      }
      points++;

      faults.passAll();

      assertThat(scene.site.target.verify(scene.intent, Optional.empty(), scene.site.pace.now()))
          .isInstanceOf(Verdict.Well.class);
      assertThat(scene.site.path.resolve(".trees/abandoned")).doesNotExist();
      assertThat(scene.site.target.restoration(scene.site.installed()).isEmpty()).isFalse();
    }
    assertThat(points).isGreaterThan(1);
  }

  @Test
  void firstTreeThatTheDiskRefuses_leavesNoFoldersUnlessItIsWhole() throws Exception {
    int refusals = 0;
    for (boolean isOver = false; !isOver; refusals++) {
      var disk = new RefusingDisk("No space left on device");
      var above = folder.resolve(Integer.toString(refusals)).resolve("srv");
      var site = new Site(above, disk, 0, Duration.ZERO, Optional.empty());
      var content = site.tree("new", NEW);
      var plan = site.plan(content);
      var journal = new MemoryJournal(disk);

      disk.refuseAt(refusals);
      var thrown = catchThrowable(() -> site.target.apply(plan, content, journal));
      isOver = !disk.hasRefused();

      boolean isWhole = Files.exists(site.path.resolve(".trees/new.manifest"));
      assertThat(thrown == null || isWhole || !Files.exists(site.path))
          .as(isOver ? "the end" : disk.lastPoint())
          .isTrue();
      disk.refuseAt(-1);
      site.target.recover(site.intent(Intent.Purpose.APPLY, plan), journal);
      site.publish(content);
      assertThat(site.seen()).isEqualTo(new TreeMap<>(NEW));
    }
    assertThat(refusals).isGreaterThan(10);
  }

  @Test
  void pruneThatTheDiskRefuses_leavesAGoodFlipWell_andIsDoneLater() throws Exception {
    var disk = new RefusingDisk("Input/output error");
    var site = new Site(folder, disk, 0, Duration.ZERO, Optional.empty());
    site.publish(site.tree("oldest", OLD));
    site.publish(site.tree("old", NEW));
    var content = site.tree("new", OLD);
    var plan = site.plan(content);
    site.target.apply(plan, content, new MemoryJournal(disk));
    var intent = site.intent(Intent.Purpose.APPLY, plan);

    disk.refuseAt(0);
    var verdict = site.target.verify(intent, Optional.empty(), site.pace.now());

    assertThat(disk.hasRefused()).isTrue();
    assertThat(verdict).isInstanceOf(Verdict.Well.class);
    assertThat(site.path.resolve(".trees/oldest")).exists();
    site.target.verify(intent, Optional.empty(), site.pace.now());
    assertThat(site.path.resolve(".trees/oldest")).doesNotExist();
  }

  /// The action with a kill at the point `at`; false when it came to its end before.
  private boolean isHalted(int at, Action action) throws Exception {
    faults.haltAt(at);
    try {
      action.run();
      return false;
    } catch (Halt _) {
      return true;
    } finally {
      if (!faults.isDead()) {
        faults.passAll();
      }
    }
  }

  @FunctionalInterface
  private interface Action {
    void run() throws Exception;
  }

  /// A site with the old tree, about to get the new one.
  private final class Scene {
    final Site site;
    final dev.syncline.core.plan.Plan plan;
    final Intent intent;
    final MemoryJournal journal = new MemoryJournal(faults);
    private final dev.syncline.core.content.Content.Tree content;

    Scene(String name) throws Exception {
      faults.passAll();
      site = new Site(folder.resolve(name), faults, 0, Duration.ZERO, Optional.empty());
      site.publish(site.tree("old", OLD));
      content = site.tree("new", NEW);
      plan = site.plan(content);
      intent = site.intent(Intent.Purpose.APPLY, plan);
    }

    void apply() throws Exception {
      site.target.apply(plan, content, journal);
    }

    boolean applyKilledAt(int at) throws Exception {
      return isHalted(at, this::apply);
    }

    boolean recoverKilledAt(int at) throws Exception {
      return isHalted(at, () -> site.target.recover(intent, journal));
    }

    void recoverWholly() throws Exception {
      switch (site.target.recover(intent, journal)) {
        case Recovery.Finished _ -> assertLive(NEW);
        case Recovery.Undone _ -> {
          assertThat(site.seen()).isEqualTo(new TreeMap<>(OLD));
          assertThat(site.path.resolve(".trees/new")).doesNotExist();
        }
      }
    }

    void assertLive(Map<String, String> files) throws Exception {
      assertThat(site.seen()).isEqualTo(new TreeMap<>(files));
      if (files.equals(NEW)) {
        assertThat(site.target.verify(intent, Optional.empty(), site.pace.now()))
            .isInstanceOf(Verdict.Well.class);
      }
      try (var list = Files.list(site.path)) {
        assertThat(list.filter(path -> path.getFileName().toString().startsWith(".staging-")))
            .hasSizeLessThanOrEqualTo(files.equals(NEW) ? 0 : 1);
      }
    }
  }
}
