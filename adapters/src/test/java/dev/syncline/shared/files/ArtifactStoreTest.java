package dev.syncline.shared.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.syncline.core.content.Content.Artifact;
import dev.syncline.core.content.Digest;
import dev.syncline.core.content.Revision;
import dev.syncline.core.ledger.BuildKey;
import dev.syncline.core.ledger.Inventories;
import dev.syncline.core.plan.Inventory;
import dev.syncline.core.plan.Owned;
import dev.syncline.core.run.Fault;
import dev.syncline.core.run.FaultPoints;
import dev.syncline.core.run.SyncException;
import dev.syncline.core.run.SyncName;
import dev.syncline.core.source.Origin;
import dev.syncline.core.transform.Recipe;
import dev.syncline.testkit.Halt;
import dev.syncline.testkit.HaltingFaultPoints;
import dev.syncline.testkit.HandMovedPace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArtifactStoreTest {
  private static final Revision REVISION = new Revision("v1");

  @TempDir Path folder;

  private final HandMovedPace pace = new HandMovedPace();
  private final Set<Digest> inUse = new HashSet<>();

  private final class InUse implements Inventories {
    @Override
    public Owned of(SyncName sync) {
      return Owned.NOTHING;
    }

    @Override
    public List<Inventory> proven(SyncName sync) {
      return List.of();
    }

    @Override
    public Set<Digest> inUse() {
      return Set.copyOf(inUse);
    }

    @Override
    public Set<SyncName> known() {
      return Set.of();
    }
  }

  private ArtifactStore open(StoreLimits limits, FaultPoints faults) throws SyncException {
    return open(folder.resolve("artifacts"), limits, faults);
  }

  private ArtifactStore open(Path directory, StoreLimits limits, FaultPoints faults)
      throws SyncException {
    return ArtifactStore.open(directory, limits, new InUse(), new DurableFiles(faults), pace);
  }

  private Artifact staged(String bytes) throws Exception {
    var file = folder.resolve("staged-" + Digest.of(bytes).shortened());
    Files.writeString(file, bytes);
    return new Artifact(REVISION, "nats-server", Digest.of(bytes), file);
  }

  private static BuildKey key(String revision) {
    return new BuildKey(
        new Origin("example.org/nats"), new Revision(revision), Recipe.of(List.of("go", "build")));
  }

  private static List<String> leftovers(Path directory) throws Exception {
    try (var all = Files.walk(directory)) {
      return all.map(it -> it.getFileName().toString())
          .filter(it -> it.startsWith(Temporary.PREFIX))
          .toList();
    }
  }

  @Test
  void whatIsKept_isFoundByItsDigest_alsoAfterReopening_andIsACopy() throws Exception {
    var artifact = staged("bytes");

    var kept = open(StoreLimits.DEFAULT, FaultPoints.NONE).keep(artifact, Optional.empty());

    Files.writeString(artifact.file(), "edited in staging");
    assertThat(kept.file()).hasContent("bytes").isNotEqualTo(artifact.file());
    var again = open(StoreLimits.DEFAULT, FaultPoints.NONE);
    assertThat(again.find(artifact.digest(), REVISION)).contains(kept);
    assertThat(Files.getPosixFilePermissions(kept.file()))
        .hasToString("[OWNER_READ, OWNER_EXECUTE]");
  }

  @Test
  void whatWasMadeByAKey_isNotMadeTwice() throws Exception {
    var store = open(StoreLimits.DEFAULT, FaultPoints.NONE);

    var kept = store.keep(staged("built"), Optional.of(key("v1")));

    assertThat(store.made(key("v1"))).contains(kept);
    assertThat(store.made(key("v2"))).isEmpty();
  }

  @Test
  void aDamagedArtifact_isRemoved_andNotFound_andCanBeKeptAgain() throws Exception {
    var store = open(StoreLimits.DEFAULT, FaultPoints.NONE);
    var kept = store.keep(staged("bytes"), Optional.of(key("v1")));
    kept.file().toFile().setWritable(true);
    Files.writeString(kept.file(), "rotten");

    assertThat(store.made(key("v1"))).isEmpty();

    assertThat(kept.file().getParent()).doesNotExist();
    assertThat(store.find(kept.digest(), REVISION)).isEmpty();
    store.keep(staged("bytes"), Optional.empty());
    assertThat(store.find(kept.digest(), REVISION)).isPresent();
  }

  @Test
  void bytesThatAreNotTheirDigest_areNotKept() throws Exception {
    var store = open(StoreLimits.DEFAULT, FaultPoints.NONE);
    var artifact = staged("bytes");
    Files.writeString(artifact.file(), "truncat");

    var thrown =
        catchThrowableOfType(SyncException.class, () -> store.keep(artifact, Optional.empty()));

    assertThat(thrown.fault().complaint().code()).isEqualTo("SYN-ARTIFACT-DIGEST");
    assertThat(store.find(artifact.digest(), REVISION)).isEmpty();
    assertThat(leftovers(folder)).isEmpty();
  }

  @Test
  void aNameThatIsAPath_isRejected() throws Exception {
    var store = open(StoreLimits.DEFAULT, FaultPoints.NONE);
    var file = staged("bytes");
    for (var name : List.of("../nats", "a/b", "..", ".", "", "a\nb")) {
      var artifact = new Artifact(REVISION, name, file.digest(), file.file());

      var thrown =
          catchThrowableOfType(SyncException.class, () -> store.keep(artifact, Optional.empty()));

      assertThat(thrown.fault()).as(name).isInstanceOf(Fault.Rejected.class);
    }
  }

  @Test
  void theLongestUnused_goesFirst_whatIsInUseNever() throws Exception {
    var store = open(new StoreLimits(1_000, 3), FaultPoints.NONE);
    inUse.add(Digest.of("installed"));
    for (var bytes : List.of("installed", "first", "second")) {
      store.keep(staged(bytes), Optional.of(key(bytes)));
      pace.move(Duration.ofMinutes(1));
    }
    store.find(Digest.of("first"), REVISION); // used again

    pace.move(Duration.ofMinutes(1));
    store.keep(staged("third"), Optional.empty());

    assertThat(store.find(Digest.of("installed"), REVISION)).isPresent();
    assertThat(store.find(Digest.of("first"), REVISION)).isPresent();
    assertThat(store.find(Digest.of("second"), REVISION)).isEmpty();
    assertThat(store.made(key("second"))).isEmpty();
    assertThat(store.find(Digest.of("third"), REVISION)).isPresent();
  }

  @Test
  void bytesAreBounded_butWhatWasJustKeptStays() throws Exception {
    var store = open(new StoreLimits(10, 100), FaultPoints.NONE);
    store.keep(staged("12345"), Optional.empty());
    pace.move(Duration.ofMinutes(1));

    store.keep(staged("this alone is more than ten"), Optional.empty());

    assertThat(store.find(Digest.of("12345"), REVISION)).isEmpty();
    assertThat(store.find(Digest.of("this alone is more than ten"), REVISION)).isPresent();
  }

  @Test
  void aStoreKilledAnywhere_hasItWholeOrNot_andSweepsOnOpening() throws Exception {
    int point = 0;
    var staged = staged("new bytes");
    for (boolean isOver = false; !isOver; point++) {
      var directory = folder.resolve("killed-" + point);
      var faults = new HaltingFaultPoints();
      var store = open(directory, new StoreLimits(1_000, 1), faults);
      store.keep(staged("old bytes"), Optional.of(key("old")));
      pace.move(Duration.ofMinutes(1));
      faults.haltAt(point);
      try {
        store.keep(staged, Optional.of(key("new")));
        isOver = true;
      } catch (Halt _) {
        isOver = false;
      }

      var next = open(directory, new StoreLimits(1_000, 1), FaultPoints.NONE);
      assertThat(leftovers(directory)).isEmpty();
      next.made(key("new")).ifPresent(it -> assertThat(it.file()).hasContent("new bytes"));
      next.made(key("old")).ifPresent(it -> assertThat(it.file()).hasContent("old bytes"));
      pace.move(Duration.ofMinutes(1));
      next.keep(staged, Optional.of(key("new")));
      assertThat(next.made(key("new"))).isPresent();
      assertThat(next.find(Digest.of("old bytes"), REVISION)).isEmpty();
    }
    assertThat(point).isGreaterThan(20);
    System.out.printf("kill sweep, artifact store: %d points%n", point - 1);
  }

  @Test
  void aFullDiskAnywhere_isTransient_andLeavesNothingHalfWritten() throws Exception {
    var disk = new RefusingDisk("No space left on device");
    var staged = staged("new bytes");
    int refusals = 0;
    int point = 0;
    for (boolean isOver = false; !isOver; point++) {
      var directory = folder.resolve("full-" + point);
      disk.refuseAt(-1);
      var store = open(directory, StoreLimits.DEFAULT, disk);
      disk.refuseAt(point);
      var thrown =
          catchThrowableOfType(
              SyncException.class, () -> store.keep(staged, Optional.of(key("new"))));
      isOver = !disk.hasRefused();
      if (!isOver) {
        assertThat(thrown.fault()).isInstanceOf(Fault.Transient.class);
        assertThat(thrown.fault().complaint().code()).isEqualTo("SYN-ARTIFACT-SPACE");
        refusals++;
      }
      assertThat(leftovers(directory)).isEmpty();
      disk.refuseAt(-1);
      assertThat(store.keep(staged, Optional.of(key("new"))).file()).hasContent("new bytes");
    }
    assertThat(refusals).isGreaterThan(12);
  }

  @Test
  void manyThreads_keepFindAndEvictTheSame_andNobodySeesHalfAFile() throws Exception {
    var store = open(new StoreLimits(1 << 20, 4), FaultPoints.NONE);
    var artifacts = new ArrayList<Artifact>();
    for (int i = 0; i < 8; i++) {
      artifacts.add(staged("bytes of %d ".formatted(i).repeat(2_000)));
    }
    inUse.add(artifacts.getFirst().digest());
    var work = new ArrayList<Callable<Boolean>>();
    for (int i = 0; i < 200; i++) {
      var artifact = artifacts.get(i % artifacts.size());
      work.add(() -> {
        store.keep(artifact, Optional.of(key(artifact.digest().hex())));
        return store
            .find(artifact.digest(), REVISION)
            .map(it -> it.digest().equals(artifact.digest()))
            .orElse(true);
      });
    }
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var result : threads.invokeAll(work)) {
        assertThat(result.get()).isTrue();
      }
    }
    assertThat(store.find(artifacts.getFirst().digest(), REVISION)).isPresent();
    assertThat(leftovers(folder)).isEmpty();
    try (var entries = Files.list(folder.resolve("artifacts"))) {
      assertThat(entries).hasSizeLessThanOrEqualTo(5); // four and `keys`
    }
  }
}
