package dev.syncline.target.binary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.syncline.core.content.Content.Artifact;
import dev.syncline.core.content.Digest;
import dev.syncline.core.plan.Effect;
import dev.syncline.core.plan.Intent.Purpose;
import dev.syncline.core.plan.Owned;
import dev.syncline.core.run.Fault;
import dev.syncline.core.run.FaultPoints;
import dev.syncline.core.run.SyncException;
import dev.syncline.core.target.Recovery;
import dev.syncline.target.binary.BinarySettings.Folder;
import dev.syncline.testkit.HaltingFaultPoints;
import dev.syncline.testkit.MemoryJournal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SwapTest {
  @TempDir Path folder;

  private Bench bench;

  @BeforeEach
  void open() throws Exception {
    bench = new Bench(folder, FaultPoints.NONE);
  }

  private Fault faultOf(ThrowingCallable call) {
    return catchThrowableOfType(SyncException.class, call).fault();
  }

  private void assertUntouched(String code, Fault fault) throws Exception {
    assertThat(fault.complaint().code()).isEqualTo(code);
    assertThat(bench.live).hasContent(Bench.OLD);
    assertThat(bench.version().version()).contains("v1");
    assertThat(bench.reloadedWith).isEmpty();
    assertThat(bench.files()).noneMatch(name -> name.contains(".staging-"));
  }

  @Test
  void anUpdate_swapsReloadsAndKeepsKnownGood() throws Exception {
    bench.put("v1", Bench.OLD);

    var effects = bench.update("v2", Bench.NEW, bench.owned("v1", Bench.OLD));

    assertThat(bench.live).hasContent(Bench.NEW);
    assertThat(bench.version().version()).contains("v2");
    assertThat(bench.layout.previous()).hasContent(Bench.OLD);
    assertThat(VersionFiles.read(bench.layout.previousVersion()).version()).contains("v1");
    assertThat(bench.reloadedWith).containsExactly(bench.digestOfLive());
    assertThat(effects.done())
        .extracting(Effect::kind, Effect::key)
        .extracting(Object::toString)
        .containsExactly(
            "(UPDATED, \".previous/nats-server\")",
            "(UPDATED, \"nats-server\")",
            "(UPDATED, \".version\")");
    assertThat(bench.journal.steps())
        .containsExactly(
            "from " + Digest.of(Bench.OLD).hex(),
            "staged",
            "known-good kept",
            "switch",
            "version written",
            "reloaded");
    assertThat(bench.files())
        .containsExactly(
            ".previous", ".previous/.version", ".previous/nats-server", ".version", "nats-server");
  }

  @Test
  void twoBinariesInOneBinFolder_keepVersionAndKnownGoodApart() throws Exception {
    var server = new Bench(folder, FaultPoints.NONE, "nats/.bin/server", Folder.SHARED);
    var client = new Bench(folder, FaultPoints.NONE, "nats/.bin/client", Folder.SHARED);
    server.put("s1", "old server");
    client.put("c1", "old client");

    server.update("s2", "new server", server.owned("s1", "old server"));
    client.update("c2", "new client", client.owned("c1", "old client"));

    assertThat(server.version().version()).contains("s2");
    assertThat(client.version().version()).contains("c2");
    assertThat(VersionFiles.read(server.layout.previousVersion()).version()).contains("s1");
    assertThat(VersionFiles.read(client.layout.previousVersion()).version()).contains("c1");
    assertThat(server.target().observe(Owned.NOTHING).drift(server.owned("s2", "new server")))
        .isEmpty();
    assertThat(server.files())
        .contains(".server.version", ".client.version", ".server.previous", ".client.previous")
        .doesNotContain(".version", ".previous");
  }

  @Test
  void theNewBinary_isANewFile_withTheModeOfTheOldOne() throws Exception {
    bench.put("v1", Bench.OLD);
    var old = Files.readAttributes(bench.live, "unix:ino,uid,gid");

    bench.update("v2", Bench.NEW, bench.owned("v1", Bench.OLD));

    var now = Files.readAttributes(bench.live, "unix:ino,uid,gid");
    assertThat(now.get("ino")).isNotEqualTo(old.get("ino"));
    assertThat(now.get("uid")).isEqualTo(old.get("uid"));
    assertThat(Files.getPosixFilePermissions(bench.live))
        .isEqualTo(PosixFilePermissions.fromString("rwxr-x--x"));
    assertThat(Files.getAttribute(bench.layout.previous(), "unix:ino"))
        .as("known-good is the old file itself, under its other name")
        .isEqualTo(old.get("ino"));
  }

  @Test
  void theFirstInstall_isExecutableForAll() throws Exception {
    bench.update("v2", Bench.NEW, Owned.NOTHING);

    assertThat(Files.getPosixFilePermissions(bench.live))
        .isEqualTo(PosixFilePermissions.fromString("rwxr-xr-x"));
    assertThat(bench.journal.steps().getFirst()).isEqualTo("from nothing");
  }

  @Test
  void whatIsLive_isReplacedByOneRename_afterAllIsOnDisk() throws Exception {
    var faults = new HaltingFaultPoints();
    var counted = new Bench(folder, faults);
    counted.put("v1", Bench.OLD);

    counted.update("v2", Bench.NEW, counted.owned("v1", Bench.OLD));

    assertThat(faults.passed())
        .containsSubsequence(
            "journal.staged.after",
            "binary.previous.directory.fsync.after",
            "journal.switch.after",
            "binary.switch.rename.before",
            "binary.switch.rename.after",
            "binary.switch.directory.fsync.after",
            "binary.version.rename.before",
            "binary.version.directory.fsync.after",
            "journal.reloaded.before")
        .containsOnlyOnce("binary.switch.rename.before");
    assertThat(faults.passed().subList(0, faults.passed().indexOf("journal.staged.before")))
        .containsSubsequence(
            "binary.stage.write.after",
            "binary.stage.fsync.after",
            "binary.stage.version.fsync.after",
            "binary.stage.directory.fsync.after");
  }

  @Test
  void aVersionFileThatIsWrong_isWrittenAnew_withoutSwapOrReload() throws Exception {
    bench.put("v1", Bench.OLD);
    var inode = Files.getAttribute(bench.live, "unix:ino");
    Files.delete(bench.layout.versionFile());

    bench.update("v1", Bench.OLD, bench.owned("v1", Bench.OLD));

    assertThat(bench.version().version()).contains("v1");
    assertThat(Files.getAttribute(bench.live, "unix:ino")).isEqualTo(inode);
    assertThat(bench.reloadedWith).isEmpty();
  }

  @Test
  void theCheck_isRunOnTheStagedFile_underItsOwnName() throws Exception {
    bench.put("v1", Bench.OLD);

    bench.update("v2", Bench.NEW, bench.owned("v1", Bench.OLD));

    var staged = Path.of(bench.checkedWith.getFirst().get(1));
    assertThat(staged.getFileName()).hasToString("nats-server");
    assertThat(staged.getParent().getParent()).isEqualTo(bench.live.getParent());
  }

  @Test
  void aCheckThatFails_isUnfitAtOnce_andNothingIsTouched() throws Exception {
    bench.put("v1", Bench.OLD);
    bench.checkEnds = Bench.ended(3, "no such flag");

    var fault = faultOf(() -> bench.update("v2", Bench.NEW, bench.owned("v1", Bench.OLD)));

    assertUntouched("SYN-BINARY-CHECK", fault);
    assertThat(fault)
        .isInstanceOfSatisfying(Fault.Unfit.class, it -> assertThat(it.attempts()).isEqualTo(1));
    assertThat(fault.complaint().why()).contains("ended with exit code 3: no such flag");
    assertThat(bench.journal.said()).containsExactly("no such flag");
  }

  @Test
  void aFirstInstallThatFails_leavesNoFolderOfOurs() throws Exception {
    bench.checkEnds = Bench.ended(3, "no such flag");

    faultOf(() -> bench.update("v2", Bench.NEW, Owned.NOTHING));

    assertThat(bench.layout.directory().getParent()).doesNotExist();
    assertThat(bench.root).exists();
  }

  @Test
  void aCheckThatCouldNotStart_isTriedAgain_aMissingProgramIsNot() throws Exception {
    bench.put("v1", Bench.OLD);
    bench.checkEnds = failing("SYN-PROCESS-NOT-EXECUTABLE");
    var busy = faultOf(() -> bench.update("v2", Bench.NEW, bench.owned("v1", Bench.OLD)));
    bench.checkEnds = failing("SYN-PROCESS-NOT-FOUND");
    var missing = faultOf(() -> bench.update("v2", Bench.NEW, bench.owned("v1", Bench.OLD)));

    assertThat(busy).isInstanceOf(Fault.Transient.class);
    assertThat(missing).isInstanceOf(Fault.Rejected.class);
  }

  private static Commands failing(String code) {
    return _ -> {
      throw SyncException.rejected(code, "starting check", "as it is", "do something");
    };
  }

  @Test
  void aCheckThatChangesTheFile_isUnfit() throws Exception {
    bench.put("v1", Bench.OLD);
    bench.duringCheck =
        () -> {
          try {
            Files.writeString(Path.of(bench.checkedWith.getLast().get(1)), "patched itself");
          } catch (java.io.IOException e) {
            throw new AssertionError(e);
          }
        };

    var fault = faultOf(() -> bench.update("v2", Bench.NEW, bench.owned("v1", Bench.OLD)));

    assertUntouched("SYN-BINARY-CHECK", fault);
  }

  @Test
  void bytesDamagedOnTheirWay_neverBecomeLive_norAreTheyRun() throws Exception {
    bench.put("v1", Bench.OLD);
    var owned = bench.owned("v1", Bench.OLD);
    var plan = bench.planFor("v2", Bench.NEW, owned);
    var artifact = bench.artifact("v2", Bench.NEW);
    Files.writeString(artifact.file(), Bench.NEW.replace("new", "bad"));

    var fault = faultOf(() -> bench.target().apply(plan, artifact, bench.journal));

    assertUntouched("SYN-BINARY-DIGEST", fault);
    assertThat(bench.checkedWith).isEmpty();
  }

  @Test
  void aBinaryChangedSinceItWasLookedAt_isNotOverwritten() throws Exception {
    bench.put("v1", Bench.OLD);
    var plan = bench.planFor("v2", Bench.NEW, bench.owned("v1", Bench.OLD));
    Files.writeString(bench.live, "built by hand meanwhile");

    var fault =
        faultOf(() -> bench.target().apply(plan, bench.artifact("v2", Bench.NEW), bench.journal));

    assertThat(fault.complaint().code()).isEqualTo("SYN-BINARY-CHANGED");
    assertThat(bench.live).hasContent("built by hand meanwhile");
  }

  @Test
  void aBinaryChangedWhileTheNewOneIsChecked_isNotOverwritten() throws Exception {
    bench.put("v1", Bench.OLD);
    bench.duringCheck =
        () -> {
          try {
            Files.writeString(bench.live, "built by hand meanwhile");
          } catch (java.io.IOException e) {
            throw new AssertionError(e);
          }
        };

    var fault = faultOf(() -> bench.update("v2", Bench.NEW, bench.owned("v1", Bench.OLD)));

    assertThat(fault.complaint().code()).isEqualTo("SYN-BINARY-CHANGED");
    assertThat(bench.live).hasContent("built by hand meanwhile");
  }

  @Test
  void aBinaryLargerThanAllowed_isUnfit() throws Exception {
    bench.put("v1", Bench.OLD);
    var plan = bench.planFor("v2", Bench.NEW, bench.owned("v1", Bench.OLD));

    var fault =
        faultOf(() -> bench.target(10).apply(plan, bench.artifact("v2", Bench.NEW), bench.journal));

    assertUntouched("SYN-BINARY-SIZE", fault);
  }

  @Test
  void aReloadThatFails_isSickUntilTheOldOneIsBack() throws Exception {
    bench.put("v1", Bench.OLD);
    var owned = bench.owned("v1", Bench.OLD);
    var plan = bench.planFor("v2", Bench.NEW, owned);
    bench.reloadEnds = Bench.ended(1, "unit not found");
    var target = bench.target();

    target.apply(plan, bench.artifact("v2", Bench.NEW), bench.journal);

    var intent = Bench.intent(Purpose.APPLY, plan, owned);
    assertThat(target.verify(intent, java.util.Optional.empty(), bench.pace.now()))
        .hasToString("Sick[why=the reload ended with exit code 1: unit not found]");
    assertThat(bench.journal.steps().getLast())
        .isEqualTo("reload-failed: the reload ended with exit code 1: unit not found");
    bench.reloadEnds = Bench.ended(0);
    var back = target.restoration(owned.knownGood().orElseThrow());
    target.restore(back, new MemoryJournal(FaultPoints.NONE));
    assertThat(bench.live).hasContent(Bench.OLD);
    var restored = Bench.intent(Purpose.RESTORE, back, owned);
    assertThat(target.verify(restored, java.util.Optional.empty(), bench.pace.now()))
        .isInstanceOf(dev.syncline.core.target.Verdict.Watching.class);
  }

  @Test
  void aRestore_takesThePreviousOne_orTheStoredOne_orSaysThatBothAreGone() throws Exception {
    bench.put("v2", Bench.NEW);
    bench.putPrevious("v1", Bench.OLD);
    bench.checkEnds = Bench.ended(9, "never asked of what was good before");
    var good = bench.inventory("v1", Bench.OLD);

    bench.target().restore(bench.target().restoration(good), bench.journal);
    assertThat(bench.live).hasContent(Bench.OLD);
    assertThat(bench.version().version()).contains("v1");
    assertThat(bench.layout.previous()).hasContent(Bench.OLD);

    bench.put("v2", Bench.NEW);
    Files.writeString(bench.layout.previous(), "damaged");
    bench.stored.put(Digest.of(Bench.OLD), bench.artifact("v1", Bench.OLD).file());
    bench.target().restore(bench.target().restoration(good), new MemoryJournal(FaultPoints.NONE));
    assertThat(bench.live).hasContent(Bench.OLD);

    bench.put("v2", Bench.NEW);
    bench.stored.clear();
    var fault = faultOf(() -> bench.target().restoration(good));
    assertThat(fault).isInstanceOf(Fault.Rejected.class);
    assertThat(fault.complaint().code()).isEqualTo("SYN-BINARY-NO-PREVIOUS");
    assertThat(bench.live).hasContent(Bench.NEW);
  }

  @Test
  void aHalfDoneSwapThatSomebodyEdited_isLeftAsItIs_andSaid() throws Exception {
    bench.put("v1", Bench.OLD);
    var owned = bench.owned("v1", Bench.OLD);
    var plan = bench.planFor("v2", Bench.NEW, owned);
    bench.journal.append(Steps.from(bench.digestOfLive()));
    bench.journal.append(Steps.SWITCH);
    Files.writeString(bench.live, "neither");

    var recovery = bench.target().recover(Bench.intent(Purpose.APPLY, plan, owned), bench.journal);

    assertThat(recovery)
        .isInstanceOfSatisfying(
            Recovery.Undone.class,
            it -> assertThat(it.why()).contains("neither the old nor the new", "left as it is"));
    assertThat(bench.live).hasContent("neither");
    assertThat(bench.reloadedWith).isEmpty();
  }

  @Test
  void theStagingOfANeighbour_isNotSwept() throws Exception {
    bench.put("v1", Bench.OLD);
    var neighbour =
        bench.live.resolveSibling(
            ".staging-nats-server-proxy-123e4567-e89b-42d3-a456-426614174000");
    Files.createDirectory(neighbour);

    bench.update("v2", Bench.NEW, bench.owned("v1", Bench.OLD));

    assertThat(neighbour).exists();
  }

  @Test
  void anInterruptInTheMiddle_isAnInterrupt_andRecoverable() throws Exception {
    bench.put("v1", Bench.OLD);
    var owned = bench.owned("v1", Bench.OLD);
    var plan = bench.planFor("v2", Bench.NEW, owned);
    Artifact artifact = bench.artifact("v2", Bench.NEW);
    bench.duringCheck = () -> Thread.currentThread().interrupt();

    var thrown =
        catchThrowableOfType(
            InterruptedException.class, () -> bench.target().apply(plan, artifact, bench.journal));

    assertThat(thrown).isNotNull();
    assertThat(Thread.interrupted()).isFalse();
    assertThat(bench.live).hasContent(Bench.OLD);
    assertThat(bench.files()).noneMatch(name -> name.contains(".staging-"));
  }
}
