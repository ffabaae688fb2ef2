package dev.syncline.target.binary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.core.content.Content.Artifact;
import dev.syncline.core.plan.Inventory;
import dev.syncline.core.plan.Owned;
import dev.syncline.core.run.FaultPoints;
import dev.syncline.core.target.Desired;
import dev.syncline.shared.files.DurableFiles;
import dev.syncline.shared.files.FileDigests;
import dev.syncline.target.binary.BinarySettings.Reload;
import dev.syncline.testkit.MemoryJournal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How long a swap of 100 MB takes beside what a script would do; printed, not judged.
class SwapSpeedTest {
  private static final int BYTES = 100 << 20;

  @TempDir Path folder;

  private final Random random = new Random(1);

  private interface Work {
    void run() throws Exception;
  }

  private static long millis(Work work) throws Exception {
    long before = System.nanoTime();
    work.run();
    return (System.nanoTime() - before) / 1_000_000;
  }

  private Artifact artifact(String name) throws Exception {
    var file = folder.resolve(name);
    var bytes = new byte[BYTES];
    random.nextBytes(bytes);
    Files.write(file, bytes);
    new DurableFiles(FaultPoints.NONE).sync(file, "speed");
    return new Artifact(
        Bench.candidate(name).revision(), "nats-server", FileDigests.of(file), file);
  }

  @Test
  void aHugeBinary_isSwapped_inATimeThatIsPrinted() throws Exception {
    var bench = new Bench(folder, FaultPoints.NONE);
    bench.reload = new Reload.None();
    var first = artifact("v1");
    var second = artifact("v2");
    var scripted = folder.resolve("scripted");
    var script =
        "cp '%s' '%s.new' && sync -f '%2$s.new' && mv '%2$s.new' '%2$s'"
            .formatted(first.file(), scripted);
    var target = bench.target();

    long byScript =
        millis(() -> assertThat(new ProcessBuilder("sh", "-c", script).start().waitFor()).isZero());
    long install = millis(() -> swap(bench, target, first, "v1", Owned.NOTHING));
    var good = target.observe(Owned.NOTHING).found().orElseThrow();
    long update = millis(() -> swap(bench, target, second, "v2", knownGood(bench, good)));
    target.observe(Owned.NOTHING); // reads both once
    long again = millis(() -> target.observe(Owned.NOTHING));

    assertThat(FileDigests.of(bench.live)).isEqualTo(second.digest());
    assertThat(FileDigests.of(bench.layout.previous())).isEqualTo(first.digest());
    System.out.printf(
        "100 MB: cp && sync -f && mv %d ms; install %d ms, ratio %.2f; update that also keeps"
            + " known-good %d ms, ratio %.2f; looked at again %d ms%n",
        byScript, install, (double) install / byScript, update, (double) update / byScript, again);
  }

  private static Owned knownGood(Bench bench, Inventory good) {
    var inventory = Optional.of(new Inventory(Bench.candidate("v1"), good.items()));
    return new Owned(inventory, inventory);
  }

  private static void swap(
      Bench bench, BinaryTarget target, Artifact artifact, String name, Owned owned)
      throws Exception {
    var desired = new Desired.Ready<>(Bench.candidate(name), artifact);
    var plan = target.observe(owned).plan(desired, owned);
    target.apply(plan, artifact, new MemoryJournal(FaultPoints.NONE));
  }
}
