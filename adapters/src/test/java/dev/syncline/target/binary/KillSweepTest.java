package dev.syncline.target.binary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.core.content.Content.Artifact;
import dev.syncline.core.content.Digest;
import dev.syncline.core.plan.Intent;
import dev.syncline.core.plan.Intent.Purpose;
import dev.syncline.core.plan.Owned;
import dev.syncline.core.plan.Plan;
import dev.syncline.core.target.Recovery;
import dev.syncline.shared.files.Trees;
import dev.syncline.testkit.Halt;
import dev.syncline.testkit.HaltingFaultPoints;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Halts a swap at every point there is, and its recovery at every point of that, and its recovery.
class KillSweepTest {
  private static final Optional<Digest> OLD = Optional.of(Digest.of(Bench.OLD));
  private static final Optional<Digest> NEW = Optional.of(Digest.of(Bench.NEW));

  @TempDir Path folder;

  /// How one swap begins, and what it may end in.
  private record Scene(
      Purpose purpose, Optional<Digest> before, Optional<Digest> after, Setup setup) {}

  private interface Setup {
    void prepare(Bench bench) throws Exception;
  }

  /// One life after another on one disk, with one journal.
  private final class Life {
    final HaltingFaultPoints faults = new HaltingFaultPoints();
    final Bench bench;
    final Scene scene;
    final Plan plan;
    final Intent intent;
    final Artifact artifact;

    Life(Path root, Scene scene) throws Exception {
      this.bench = new Bench(root, faults);
      this.scene = scene;
      scene.setup().prepare(bench);
      var owned = bench.digestOfLive().isPresent() ? bench.owned("v1", Bench.OLD) : Owned.NOTHING;
      this.artifact = bench.artifact("v2", Bench.NEW);
      this.plan =
          scene.purpose() == Purpose.APPLY
              ? bench.planFor("v2", Bench.NEW, owned)
              : bench.target().restoration(bench.inventory("v1", Bench.OLD));
      this.intent = Bench.intent(scene.purpose(), plan, owned);
    }

    void carryOut() throws Exception {
      if (scene.purpose() == Purpose.APPLY) {
        bench.target().apply(plan, artifact, bench.journal);
      } else {
        bench.target().restore(plan, bench.journal);
      }
    }

    /// Whether it came to its end before the `point`th fault point.
    boolean livesPast(int point) throws Exception {
      faults.haltAt(point);
      try {
        carryOut();
        return true;
      } catch (Halt _) {
        assertThat(bench.digestOfLive()).isIn(scene.before(), scene.after());
        return false;
      }
    }

    boolean recoversPast(int point) throws Exception {
      faults.haltAt(point);
      try {
        bench.target().recover(intent, bench.journal);
        return true;
      } catch (Halt _) {
        assertThat(bench.digestOfLive()).isIn(scene.before(), scene.after());
        return false;
      }
    }

    void recoversAndConverges() throws Exception {
      faults.passAll();
      var recovery = bench.target().recover(intent, bench.journal);
      switch (recovery) {
        case Recovery.Finished(var effects) -> {
          assertThat(effects.now()).isEqualTo(intent.after());
          assertThat(bench.digestOfLive()).isEqualTo(scene.after());
          assertThat(bench.reloadedWith).endsWith(scene.after());
        }
        case Recovery.Undone _ -> {
          assertThat(bench.digestOfLive()).isEqualTo(scene.before());
          assertThat(bench.reloadedWith).isEmpty();
        }
      }
      versionAgreesAndNothingIsLeft();
      carryOut();
      assertThat(bench.digestOfLive()).isEqualTo(scene.after());
      assertThat(bench.reloadedWith).endsWith(scene.after());
      versionAgreesAndNothingIsLeft();
      assertThat(VersionFiles.read(bench.layout.previousVersion()).checksum())
          .isEqualTo(Bench.digestOf(bench.layout.previous()));
    }

    private void versionAgreesAndNothingIsLeft() throws Exception {
      if (Files.exists(bench.live) && Files.exists(bench.layout.previous())) {
        assertThat(Files.isSameFile(bench.live, bench.layout.previous())).isFalse();
      }
      assertThat(bench.version().checksum()).isEqualTo(bench.digestOfLive());
      assertThat(bench.files()).noneMatch(name -> name.contains(".staging-"));
    }
  }

  @Test
  void anUpdateKilledAnywhere_andItsRecoveryKilledAnywhere_endsOldOrNew() throws Exception {
    var scene =
        new Scene(
            Purpose.APPLY,
            OLD,
            NEW,
            bench -> {
              bench.put("v1", Bench.OLD);
              bench.putPrevious("v0", "older still");
            });

    sweep("update", scene);
  }

  @Test
  void aFirstInstallKilledAnywhere_andItsRecoveryKilledAnywhere_endsWithNothingOrNew()
      throws Exception {
    sweep("first install", new Scene(Purpose.APPLY, Optional.empty(), NEW, _ -> {}));
  }

  @Test
  void aRestoreKilledAnywhere_andItsRecoveryKilledAnywhere_endsBadOrKnownGood() throws Exception {
    var scene =
        new Scene(
            Purpose.RESTORE,
            NEW,
            OLD,
            bench -> {
              bench.put("v2", Bench.NEW);
              bench.putPrevious("v1", Bench.OLD);
            });

    sweep("restore", scene);
  }

  private void sweep(String name, Scene scene) throws Exception {
    int kills = 0;
    int point = 0;
    for (boolean isOver = false; !isOver; point++) {
      int again = 0;
      for (boolean isRecovered = false; !isRecovered; again++) {
        var root = folder.resolve(point + "-" + again);
        var life = new Life(root, scene);
        isOver = life.livesPast(point);
        isRecovered = life.recoversPast(again);
        kills += (isOver ? 0 : 1) + (isRecovered ? 0 : 1);
        life.recoversAndConverges();
        Trees.delete(root);
      }
    }
    assertThat(point).isGreaterThan(20);
    System.out.printf("kill sweep, %s: %d points, %d kills%n", name, point - 1, kills);
  }
}
