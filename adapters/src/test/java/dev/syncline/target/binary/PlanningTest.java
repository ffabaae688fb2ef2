package dev.syncline.target.binary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.syncline.core.content.Digest;
import dev.syncline.core.content.Kind;
import dev.syncline.core.content.Promise;
import dev.syncline.core.plan.Change;
import dev.syncline.core.plan.Owned;
import dev.syncline.core.run.Fault;
import dev.syncline.core.run.FaultPoints;
import dev.syncline.core.run.SyncException;
import dev.syncline.core.target.Desired;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanningTest {
  private static final Digest OLD = Digest.of(Bench.OLD);
  private static final Digest NEW = Digest.of(Bench.NEW);

  @TempDir Path folder;

  private Bench bench;

  @BeforeEach
  void open() throws Exception {
    bench = new Bench(folder, FaultPoints.NONE);
  }

  @Test
  void nothingThere_nothingIsFound_andTheBinaryIsCreated() throws Exception {
    var plan = bench.planFor("v2", Bench.NEW, Owned.NOTHING);

    assertThat(bench.target().observe(Owned.NOTHING).found()).isEmpty();
    assertThat(plan.changes()).containsExactly(Change.create("nats-server", NEW));
  }

  @Test
  void aBinaryInstalledByHand_isFoundAsItsVersionFileSays() throws Exception {
    bench.put("v1", Bench.OLD);
    Files.writeString(bench.layout.versionFile(), "latest\n");

    var found = bench.target().observe(Owned.NOTHING).found().orElseThrow();

    assertThat(found.of().name()).isEqualTo("latest");
    assertThat(found.items())
        .singleElement()
        .satisfies(it -> assertThat(it.wrote()).isEqualTo(OLD));
    var adopted = new Owned(Optional.of(found), Optional.empty());
    assertThat(bench.target().observe(adopted).drift(adopted)).isEmpty();
  }

  @Test
  void aWrongVersionFile_isSaidByItsPath() throws Exception {
    bench.put("v1", Bench.OLD);
    Files.write(bench.layout.versionFile(), new byte[] {(byte) 0xff, 0, (byte) 0xfe, 7});

    var problems = bench.target().observe(Owned.NOTHING).problems();

    assertThat(problems)
        .singleElement()
        .satisfies(problem -> {
          assertThat(problem.code()).isEqualTo("SYN-BINARY-VERSION-FILE");
          assertThat(problem.text()).contains(bench.layout.versionFile().toString());
        });
  }

  @Test
  void aVersionFileOfOtherBytes_isSaid() throws Exception {
    bench.put("v1", Bench.OLD);
    Files.writeString(bench.layout.versionFile(), "version: v1\nchecksum: " + NEW.hex() + "\n");

    assertThat(bench.target().observe(Owned.NOTHING).problems()).hasSize(1);
  }

  @Test
  void aBinaryWithoutVersionFile_isFoundByItsDigest_andIsNoDrift() throws Exception {
    bench.put("v1", Bench.OLD);
    Files.delete(bench.layout.versionFile());

    var found = bench.target().observe(Owned.NOTHING).found();

    var adopted = new Owned(found, Optional.empty());
    assertThat(found.orElseThrow().of().name()).isEqualTo(OLD.toString());
    assertThat(bench.target().observe(adopted).drift(adopted)).isEmpty();
  }

  @Test
  void whatIsThereAlready_isAnEmptyPlan() throws Exception {
    bench.put("v1", Bench.OLD);

    assertThat(bench.planFor("v1", Bench.OLD, Owned.NOTHING).isEmpty()).isTrue();
  }

  @Test
  void theSameBytesAsAnotherVersion_onlyChangeTheVersionFile() throws Exception {
    bench.put("v1", Bench.OLD);

    var plan = bench.planFor("v2", Bench.OLD, bench.owned("v1", Bench.OLD));

    assertThat(plan.changes()).extracting(Change::key).containsExactly(".version");
  }

  @Test
  void knownGood_isPutAside_onlyWhereItIsLive() throws Exception {
    bench.put("v1", Bench.OLD);

    var good = bench.planFor("v2", Bench.NEW, bench.owned("v1", Bench.OLD));
    var unproven =
        new Owned(
            Optional.of(bench.inventory("v1", Bench.OLD)),
            Optional.of(bench.inventory("v0", "older")));

    assertThat(good.changes())
        .containsExactly(
            Change.create(".previous/nats-server", OLD).because("known-good"),
            Change.replace("nats-server", OLD, NEW));
    assertThat(bench.planFor("v2", Bench.NEW, unproven).changes())
        .containsExactly(Change.replace("nats-server", OLD, NEW));
  }

  @Test
  void aPromise_isPlannedWithoutDigest_andNothingIfInstalledAlready() throws Exception {
    bench.put("v1", Bench.OLD);
    var owned = bench.owned("v1", Bench.OLD);
    var observed = bench.target().observe(owned);

    var next = observed.plan(promised("v2"), owned);
    var same = observed.plan(promised("v1"), owned);

    assertThat(next.becomes()).isEmpty();
    assertThat(next.changes().getLast().to()).isEmpty();
    assertThat(next.changes().getLast().detail())
        .isEqualTo("would be built by task nats:bin:build");
    assertThat(same.isEmpty()).isTrue();
  }

  private static Desired<dev.syncline.core.content.Content.Artifact> promised(String name) {
    var candidate = Bench.candidate(name);
    var how = "built by task nats:bin:build";
    return new Desired.Promised<>(
        candidate, new Promise(Kind.ARTIFACT, candidate.revision(), "nats-server", how));
  }

  @Test
  void driftOfEachKind_isSeen() throws Exception {
    var owned = bench.owned("v1", Bench.OLD);

    assertThat(bench.target().observe(owned).drift(owned))
        .extracting(Change::key, Change::detail)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("nats-server", "missing"),
            org.assertj.core.groups.Tuple.tuple(".version", "does not say what is installed"));
    bench.put("v1", Bench.OLD);
    assertThat(bench.target().observe(owned).drift(owned)).isEmpty();
    Files.writeString(bench.live, "edited");
    assertThat(bench.target().observe(owned).drift(owned))
        .singleElement()
        .satisfies(it -> assertThat(it.detail()).startsWith("edited or replaced"))
        .satisfies(it -> assertThat(it.from()).contains(Digest.of("edited")));
    bench.put("v7", "from elsewhere");
    assertThat(bench.target().observe(owned).drift(owned).getFirst().detail())
        .isEqualTo("replaced by v7");
  }

  @Test
  void aLargeBinary_isReadOnce_andAgainWhenEditedInPlaceWithItsTimeSetBack() throws Exception {
    bench.put("v1", Bench.OLD);
    Files.write(bench.live, new byte[20 << 20]);
    var time = Files.getLastModifiedTime(bench.live);
    var known = new KnownDigests();
    var before = known.of(bench.live);

    try (var file =
        java.nio.channels.FileChannel.open(bench.live, java.nio.file.StandardOpenOption.WRITE)) {
      file.write(java.nio.ByteBuffer.wrap(new byte[] {1}), 5);
    }
    Files.setLastModifiedTime(bench.live, time);

    assertThat(known.of(bench.live))
        .isNotEqualTo(before)
        .contains(Digest.of(Files.readAllBytes(bench.live)));
  }

  @Test
  void aSymbolicLink_isRefused_notFollowedOrCut() throws Exception {
    Files.createDirectories(bench.live.getParent());
    Files.createSymbolicLink(bench.live, Path.of("/bin/sh"));

    assertRejected("SYN-BINARY-LINK");
    assertThat(bench.live).isSymbolicLink();
  }

  @Test
  void aDirectoryInItsPlace_isRefused() throws Exception {
    Files.createDirectories(bench.live.resolve("inside"));

    assertRejected("SYN-BINARY-NOT-A-FILE");
  }

  @Test
  void aDirectoryInThePlaceOfTheVersionFile_isRefused_beforeAnythingIsDone() throws Exception {
    Files.createDirectories(bench.layout.versionFile());

    assertRejected("SYN-BINARY-NOT-A-FILE");
  }

  private void assertRejected(String code) {
    assertThatThrownBy(() -> bench.target().observe(Owned.NOTHING))
        .isInstanceOfSatisfying(
            SyncException.class,
            it -> {
              assertThat(it.fault()).isInstanceOf(Fault.Rejected.class);
              assertThat(it.fault().complaint().code()).isEqualTo(code);
            });
  }

  @Test
  void outsideOfABinFolder_filesCarryTheNameOfTheBinary() throws Exception {
    var bin = new Bench(folder, FaultPoints.NONE, "usr/local/bin/nats");
    bin.put("v1", Bench.OLD);

    bin.update("v2", Bench.NEW, bin.owned("v1", Bench.OLD));

    assertThat(bin.files())
        .containsExactly(
            ".nats.previous",
            ".nats.previous/.version",
            ".nats.previous/nats",
            ".nats.version",
            "nats");
  }
}
