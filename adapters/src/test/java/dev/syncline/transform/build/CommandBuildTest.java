package dev.syncline.transform.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.syncline.core.content.Content;
import dev.syncline.core.content.Digest;
import dev.syncline.core.content.Kind;
import dev.syncline.core.content.Revision;
import dev.syncline.core.run.Complaint;
import dev.syncline.core.run.Fault;
import dev.syncline.core.run.Progress;
import dev.syncline.core.run.SyncException;
import dev.syncline.core.source.Staging;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CommandBuildTest {
  @TempDir Path directory;

  private Bench bench;

  @BeforeEach
  void prepare() throws Exception {
    bench = new Bench(directory, "/usr/local/bin:/usr/bin:/bin");
  }

  @Test
  void aCommand_makesTheArtifactFromTheTree() throws Exception {
    bench.write(bench.tree.resolve("main.txt"), "bytes");

    var artifact = bench.build(Bench.shell("echo building; cp main.txt nats-server"));

    assertThat(artifact.name()).isEqualTo("nats-server");
    assertThat(artifact.digest()).isEqualTo(Digest.of("bytes"));
    assertThat(artifact.revision().value()).isEqualTo(Bench.COMMIT);
    assertThat(artifact.file()).hasContent("bytes").isExecutable().startsWith(bench.staging);
    assertThat(bench.log).containsExactly("building");
  }

  @Test
  void versionAndPlaces_arePassedInWordsAndEnvironment() throws Exception {
    var words =
        List.of(
            "sh",
            "-c",
            "{{ echo \"$@\"; env; } > \"$SYNCLINE_OUTPUT\"",
            "sh",
            "{version}",
            "{commit}",
            "in={source}",
            "{output}");

    var artifact = bench.build(new How.CommandBuild(words));

    var output = bench.tree.resolve("nats-server");
    assertThat(Files.readAllLines(artifact.file()))
        .startsWith("v2.10.25 %s in=%s %s".formatted(Bench.COMMIT, bench.tree, output))
        .contains(
            "SYNCLINE_VERSION=v2.10.25",
            "SYNCLINE_COMMIT=" + Bench.COMMIT,
            "SYNCLINE_SOURCE=" + bench.tree,
            "SYNCLINE_OUTPUT=" + output,
            "SET=by-us",
            "GOFLAGS=-buildvcs=false")
        .noneMatch(line -> line.contains("planted"));
  }

  @Test
  void javac_buildsAProgramThatRuns() throws Exception {
    var bin = Path.of(System.getProperty("java.home"), "bin");
    bench.write(bench.tree.resolve("Hello.java"), "void main() { IO.println(\"hello\"); }");
    var script =
        ("%s/javac -d out Hello.java"
                + " && %s/jar --create --file nats-server --main-class Hello -C out .")
            .formatted(bin, bin);

    var artifact = bench.build(Bench.shell(script));

    var run =
        new ProcessBuilder(bin + "/java", "-jar", artifact.file().toString())
            .redirectErrorStream(true)
            .start();
    assertThat(new String(run.getInputStream().readAllBytes())).isEqualTo("hello\n");
  }

  @Test
  void exitCodeZeroWithNothingMade_isNoBuild() {
    assertUnfit("true")
        .hasMessageContaining("SYN-BUILD-NOTHING")
        .hasMessageContaining("nats-server was not made");
  }

  @Test
  void anEmptyOutput_isNoBuild() {
    assertUnfit("touch nats-server").hasMessageContaining("SYN-BUILD-NOTHING");
  }

  @Test
  void aSymbolicLinkAsOutput_isNoBuild() {
    assertUnfit("echo x > made; ln -s made nats-server").hasMessageContaining("is a symbolic link");
  }

  @Test
  void aFileOfThatNameInTheSource_isNotTakenForTheOutput() throws Exception {
    bench.write(bench.tree.resolve("nats-server"), "stale");

    assertUnfit("true").hasMessageContaining("SYN-BUILD-NOTHING");
  }

  @Test
  void aLinkInTheSourceThatLeadsOut_isNotFollowed() throws Exception {
    var live = bench.write(directory.resolve("live/nats-server"), "live");
    Files.createSymbolicLink(bench.tree.resolve("out"), live.toRealPath().getParent());
    var settings =
        new BuildSettings(
            Bench.shell("echo evil > out/nats-server"),
            "nats-server",
            Optional.of(Path.of("out/nats-server")),
            new LinkedHashMap<>(),
            Bench.LONG);

    assertThatThrownBy(() -> make(settings, bench.staging))
        .hasMessageContaining("leads out of the staged copy");
    assertThat(live).hasContent("live");
  }

  @Test
  void aFailure_showsExitCodeCommandAndTheEndOfItsLogWithoutSecrets() {
    var complaint = complaintOf("seq 1 50; echo token planted-secret; exit 3");

    assertThat(complaint.code()).isEqualTo("SYN-BUILD-FAILED");
    assertThat(complaint.what()).isEqualTo("building nats-server v2.10.25");
    assertThat(complaint.reason()).isEqualTo("it ended with exit code 3: token ***");
    assertThat(complaint.more())
        .endsWith("  50", "  token ***")
        .doesNotContain("  31")
        .noneMatch(line -> line.contains("planted"));
  }

  @Test
  void aToolThatSaysOnlyThatAnotherFailed_isNotTheReason() {
    var complaint =
        complaintOf("echo 'main.c:3: missing ;'; echo 'make: *** [all] Error 1'; exit 2");

    assertThat(complaint.reason()).isEqualTo("it ended with exit code 2: main.c:3: missing ;");
  }

  private Complaint complaintOf(String script) {
    var thrown = catchThrowableOfType(SyncException.class, () -> bench.build(Bench.shell(script)));
    return thrown.fault().complaint();
  }

  @Test
  void aBuildThatHangs_isEndedInTime() {
    assertThatThrownBy(
            () -> bench.build(Bench.shell("sleep 1000"), "v1.0.0", Duration.ofMillis(300)))
        .hasMessageContaining("SYN-BUILD-TIMEOUT")
        .satisfies(CommandBuildTest::isUnfitThreeTimes);
  }

  @Test
  void aMissingTool_isRejected() {
    assertThatThrownBy(() -> bench.build(new How.CommandBuild(List.of("no-such-compiler"))))
        .hasMessageContaining("SYN-PROCESS-NOT-FOUND")
        .satisfies(thrown -> assertThat(fault(thrown)).isInstanceOf(Fault.Rejected.class));
  }

  @Test
  void aFullDisk_passes() {
    assertThatThrownBy(
            () -> bench.build(Bench.shell("echo 'write x: No space left on device'; exit 1")))
        .hasMessageContaining("SYN-BUILD-DISK-FULL")
        .satisfies(thrown -> assertThat(fault(thrown)).isInstanceOf(Fault.Transient.class));
  }

  @Test
  void aPlaceWhereNothingCanBeWritten_passes() throws Exception {
    bench.write(bench.staging.resolve("elsewhere"), "a file, not a directory");
    var settings = BuildSettings.of(Bench.shell("true"), "nats-server");

    assertThatThrownBy(() -> make(settings, bench.staging.resolve("elsewhere")))
        .hasMessageContaining("SYN-BUILD-STAGING")
        .satisfies(thrown -> assertThat(fault(thrown)).isInstanceOf(Fault.Transient.class));
  }

  @Test
  void aVersionThatAShellCouldActOn_isNeverBuilt() {
    for (var version : List.of("v1$(id)", "v1;id", "-v1", "v1 2", "v1`id`", "v1{{.X}}")) {
      assertThatThrownBy(() -> bench.build(Bench.shell("true"), version, Bench.LONG))
          .as(version)
          .hasMessageContaining("SYN-BUILD-VERSION");
    }
  }

  @Test
  void anUnknownPlaceholder_isRefusedWithTheNearest() {
    assertThatThrownBy(() -> new How.CommandBuild(List.of("go", "-X={verison}")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("{verison}, did you mean {version}?");
    assertThatThrownBy(() -> new How.CommandBuild(List.of("make", "{out}")))
        .hasMessageContaining("did you mean {output}?");
  }

  @Test
  void anOutputOutsideOfTheCopy_isRefused() {
    for (var place : List.of("/tmp/x", "../x", ".", "a/../../x")) {
      assertThatThrownBy(() ->
              new BuildSettings(
                  Bench.shell("true"),
                  "x",
                  Optional.of(Path.of(place)),
                  new LinkedHashMap<>(),
                  Bench.LONG))
          .as(place)
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void theRecipe_changesWithWhatMatters() {
    var plain = BuildSettings.of(Bench.shell("make"), "x");
    var other = BuildSettings.of(Bench.shell("make all"), "x");
    var set =
        new BuildSettings(
            Bench.shell("make"),
            "x",
            Optional.empty(),
            new LinkedHashMap<>(Map.of("A", "1")),
            Bench.LONG);

    assertThat(List.of(plain, other, set).stream().map(each -> bench.transform(each).recipe()))
        .doesNotHaveDuplicates();
    assertThat(bench.transform(plain).recipe()).isEqualTo(bench.transform(plain).recipe());
  }

  @Test
  void thePromise_saysHowItWouldBeBuilt() {
    var how = new How.CommandBuild(List.of("go", "build", "-o", "{output}", "."));

    var promise =
        bench.transform(BuildSettings.of(how, "nats-server")).promise(Bench.candidate("v2"));

    assertThat(promise.how()).isEqualTo("built by `go build -o {output} .`");
    assertThat(promise.kind()).isEqualTo(Kind.ARTIFACT);
  }

  private AbstractThrowableAssert<?, ? extends Throwable> assertUnfit(String script) {
    return assertThatThrownBy(() -> bench.build(Bench.shell(script)))
        .satisfies(CommandBuildTest::isUnfitThreeTimes);
  }

  private void make(BuildSettings settings, Path staging)
      throws SyncException, InterruptedException {
    bench
        .transform(settings)
        .make(
            new Content.Tree(new Revision(Bench.COMMIT), bench.tree),
            Bench.candidate("v1"),
            new Staging(staging, Progress.NONE));
  }

  private static void isUnfitThreeTimes(Throwable thrown) {
    assertThat(fault(thrown))
        .isInstanceOfSatisfying(
            Fault.Unfit.class, unfit -> assertThat(unfit.attempts()).isEqualTo(3));
  }

  private static Fault fault(Throwable thrown) {
    return ((SyncException) thrown).fault();
  }
}
