package dev.syncline.target.binary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.syncline.core.content.Content.Artifact;
import dev.syncline.core.content.Digest;
import dev.syncline.core.plan.Intent.Purpose;
import dev.syncline.core.plan.Owned;
import dev.syncline.core.run.Fault;
import dev.syncline.core.run.FaultPoints;
import dev.syncline.core.run.SyncException;
import dev.syncline.shared.files.RefusingDisk;
import dev.syncline.shared.files.Trees;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A disk that refuses at every point there is: the live path holds the old or the new binary, the
/// fault is one that is tried again, and once the disk is well, recovery and the next pass bring it
/// to its end.
class RefusingDiskTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "No space left on device, SYN-BINARY-SPACE",
    "Disk quota exceeded, SYN-BINARY-SPACE",
    "Input/output error, SYN-BINARY-DISK",
    "Read-only file system, SYN-BINARY-DISK",
    "Too many open files, SYN-BINARY-DISK",
    "Invalid cross-device link, SYN-BINARY-DISK",
  })
  void aDiskThatRefusesAnywhere_leavesOldOrNew_andTheNextPassConverges(String why, String code)
      throws Exception {
    int refusals = 0;
    int point = 0;
    for (boolean isOver = false; !isOver; point++) {
      var disk = new RefusingDisk(why);
      var root = folder.resolve(Integer.toString(point));
      var bench = new Bench(root, disk);
      bench.put("v1", Bench.OLD);
      bench.putPrevious("v0", "older still");
      var owned = bench.owned("v1", Bench.OLD);
      var plan = bench.planFor("v2", Bench.NEW, owned);
      var artifact = bench.artifact("v2", Bench.NEW);

      disk.refuseAt(point);
      var thrown =
          catchThrowableOfType(
              SyncException.class, () -> bench.target().apply(plan, artifact, bench.journal));
      isOver = !disk.hasRefused();

      if (thrown != null) {
        assertThat(thrown.fault()).isInstanceOf(Fault.Transient.class);
        assertThat(thrown.fault().complaint().code()).isEqualTo(code);
        refusals++;
      } else if (!isOver) {
        assertThat(disk.lastPoint()).startsWith("binary.discard"); // only the sweeping failed
      }
      assertThat(bench.digestOfLive().orElseThrow())
          .isIn(Digest.of(Bench.OLD), Digest.of(Bench.NEW));
      disk.refuseAt(-1);
      converges(bench, owned);
      Trees.delete(root);
    }
    assertThat(refusals).isGreaterThan(25);
    System.out.printf("disk sweep, %s: %d refusals of %d points%n", why, refusals, point - 1);
  }

  private static void converges(Bench bench, Owned owned) throws Exception {
    var plan = bench.planFor("v2", Bench.NEW, owned);
    var intent = Bench.intent(Purpose.APPLY, plan, owned);
    bench.target().recover(intent, bench.journal);
    assertThat(bench.files()).noneMatch(name -> name.contains(".staging-"));
    assertThat(bench.version().checksum()).isEqualTo(bench.digestOfLive());
    bench.target().apply(plan, bench.artifact("v2", Bench.NEW), bench.journal);
    assertThat(bench.live).hasContent(Bench.NEW);
    assertThat(bench.layout.previous()).hasContent(Bench.OLD);
    assertThat(bench.reloadedWith).endsWith(bench.digestOfLive());
  }

  @Test
  void aDiskFullInTheMiddleOfTheCopy_leavesNothingHalfWritten() throws Exception {
    var disk = new RefusingDisk("No space left on device");
    var bench = new Bench(folder, disk);
    bench.put("v1", Bench.OLD);
    var plan = bench.planFor("v2", Bench.NEW, bench.owned("v1", Bench.OLD));
    disk.refuseAt(2); // space asked, copy begun, half of it written

    catchThrowableOfType(
        SyncException.class,
        () -> bench.target().apply(plan, bench.artifact("v2", Bench.NEW), bench.journal));

    assertThat(disk.lastPoint()).isEqualTo("binary.stage.write.half");
    assertThat(bench.files()).containsExactly(".version", "nats-server");
  }

  @Test
  void aBinaryForWhichThereIsNoRoom_isRefusedBeforeAByteIsWritten() throws Exception {
    var bench = new Bench(folder, FaultPoints.NONE);
    bench.put("v1", Bench.OLD);
    var sparse = folder.resolve("sparse");
    try (var file = new RandomAccessFile(sparse.toFile(), "rw")) {
      file.setLength(15L << 40);
    }
    var huge =
        new Artifact(Bench.candidate("v2").revision(), "nats-server", Digest.of(Bench.NEW), sparse);
    var plan = bench.planFor("v2", Bench.NEW, bench.owned("v1", Bench.OLD));

    var thrown =
        catchThrowableOfType(
            SyncException.class,
            () -> bench.target(Long.MAX_VALUE).apply(plan, huge, bench.journal));

    assertThat(thrown.fault().complaint().code()).isEqualTo("SYN-BINARY-SPACE");
    assertThat(thrown.fault().complaint().why()).contains("bytes are needed");
    assertThat(bench.files()).containsExactly(".version", "nats-server");
  }

  @Test
  void aPathBelowAFile_isAFaultThatSaysSo() throws Exception {
    var bench = new Bench(folder, FaultPoints.NONE);
    Files.writeString(folder.resolve("nats"), "a file where a folder should be");

    var thrown =
        catchThrowableOfType(
            SyncException.class, () -> bench.update("v2", Bench.NEW, Owned.NOTHING));

    assertThat(thrown.fault()).isInstanceOf(Fault.Transient.class);
    assertThat(thrown.fault().complaint().code()).isEqualTo("SYN-BINARY-DISK");
    assertThat(thrown).hasMessageContaining("nats");
  }
}
