package dev.syncline.transform.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.syncline.core.run.Fault;
import dev.syncline.core.run.SyncException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Staging and arguments; a shell script named `task` stands for the program, which [TaskPeerTest]
/// meets.
final class TaskBuildTest {
  @TempDir Path directory;

  private Bench bench;
  private Path folder;

  @BeforeEach
  void prepare() throws Exception {
    var programs = directory.toRealPath().resolve("programs");
    bench = new Bench(directory, programs + ":/usr/bin:/bin");
    bench.script(
        programs.resolve("task"),
        "mkdir -p .bin nats/.bin; { pwd; echo \"$@\"; find . | sort; }"
            + " | tee .bin/nats-server > nats/.bin/nats-server");
    folder = bench.project.resolve("nats");
    bench.write(bench.project.resolve("Taskfile.yml"), "includes: {nats: ./nats/Taskfile.yml}\n");
    bench.write(folder.resolve("Taskfile.yml"), "tasks:\n  bin:build:\n    cmds: [x]\n");
    bench.write(bench.tree.resolve("main.go"), "package main");
  }

  private List<String> build(String task) throws Exception {
    return Files.readAllLines(bench.build(Bench.task(task, bench.project)).file());
  }

  @Test
  void theSubsystemsTask_isCalledInACopyWithTheTreeAsItsSource() throws Exception {
    var lines = build("nats:bin:build");

    assertThat(lines.get(0)).startsWith(bench.staging + "/").endsWith("/nats");
    assertThat(lines.get(1))
        .isEqualTo("--color=false --silent --yes bin:build NATS_VERSION=v2.10.25");
    assertThat(lines).contains("./.src/main.go", "./Taskfile.yml");
  }

  @Test
  void whatWasBuiltFetchedOrIsSecret_staysBehind() throws Exception {
    for (var left : List.of(".bin/nats-server", ".src/old.go", ".data/db", ".git/HEAD", ".env")) {
      bench.write(folder.resolve(left), "live");
    }

    var lines = build("nats:bin:build");

    assertThat(lines).doesNotContain("./.src/old.go", "./.data", "./.git", "./.env");
    assertThat(folder.resolve(".bin/nats-server")).hasContent("live");
    assertThat(folder.resolve(".src/old.go")).exists();
  }

  @Test
  void whatTheTaskfileMentionsOutsideOfItsFolder_comesAlong() throws Exception {
    bench.write(folder.resolve("Taskfile.yml"), "includes: {c: ../shared/common.yml}\n");
    bench.write(bench.project.resolve("shared/common.yml"), "vars: {X: ../scripts/go.sh}\n");
    bench.script(bench.project.resolve("scripts/go.sh"), "true");
    bench.write(bench.project.resolve("scripts/other.sh"), "");

    build("nats:bin:build");

    var copy = bench.staging.resolve("build/project");
    assertThat(copy.resolve("shared/common.yml")).exists();
    assertThat(copy.resolve("scripts/go.sh")).isExecutable();
    assertThat(copy.resolve("scripts/other.sh")).doesNotExist();
  }

  @Test
  void aTaskOfTheRoot_isCalledByItsFullNameInACopyOfTheRoot() throws Exception {
    Files.delete(folder.resolve("Taskfile.yml"));

    var lines = build("nats:bin:build");

    assertThat(lines.get(0)).endsWith("/build/project");
    assertThat(lines.get(1)).contains(" nats:bin:build ");
    assertThat(lines)
        .contains("./nats/.src/main.go", "./Taskfile.yml")
        .doesNotContain("./.syncline");
  }

  @Test
  void anotherNamespaceThanTheFoldersName_isFoundInTheTaskfile() {
    var build =
        new How.TaskBuild(
            "broker:bin:build",
            bench.project,
            Path.of("nats"),
            Path.of("nats/.bin/nats-server"),
            Optional.empty());

    assertThat(new Taskfiles(build).calledAs()).isEqualTo("bin:build");
  }

  @Test
  void links_stayLinksAndThoseIntoTheProjectPointIntoTheCopy() throws Exception {
    Files.createSymbolicLink(folder.resolve("near"), Path.of("Taskfile.yml"));
    Files.createSymbolicLink(folder.resolve("live"), folder.resolve(".bin"));

    build("nats:bin:build");

    var copy = bench.staging.resolve("build/project/nats");
    assertThat(Files.readSymbolicLink(copy.resolve("near"))).isEqualTo(Path.of("Taskfile.yml"));
    assertThat(Files.readSymbolicLink(copy.resolve("live"))).isEqualTo(copy.resolve(".bin"));
  }

  @Test
  void aFolderWithFarTooMuchInIt_isRejected() throws Exception {
    try (var file = new RandomAccessFile(folder.resolve("dump").toFile(), "rw")) {
      file.setLength(FolderCopy.BYTES_MAX + 1); // sparse: takes no space
    }

    assertThatThrownBy(() -> build("nats:bin:build"))
        .hasMessageContaining("SYN-BUILD-FOLDER")
        .satisfies(thrown ->
            assertThat(((SyncException) thrown).fault()).isInstanceOf(Fault.Rejected.class));
  }

  @Test
  void aMissingTask_isAConfigurationError() throws Exception {
    Files.delete(directory.resolve("programs/task"));

    assertThatThrownBy(() -> build("nats:bin:build"))
        .hasMessageContaining("SYN-PROCESS-NOT-FOUND")
        .hasMessageContaining("starting task");
  }

  /// As Task 3.53 prints it, shortened.
  private static final String LISTING =
      """
      {
        "tasks": [
          {"name": "make it", "task": "bin:build", "desc": "", "aliases": []},
          {"name": "bin:download", "task": "bin:download", "desc": "", "aliases": []}
        ],
        "location": "Taskfile.yml"
      }\
      """;

  private void noSuchTask() throws Exception {
    bench.script(
        directory.toRealPath().resolve("programs/task"),
        "case \"$*\" in *--list-all*--json*--no-status*) cat <<'END'\n%s\nEND\n;; *)"
                .formatted(LISTING)
            + " echo 'task: Task does not exist' >&2; exit 200;; esac");
  }

  @Test
  void aTaskThatDoesNotExist_isRejectedWithTheNearestAsItWouldBeWritten() throws Exception {
    noSuchTask();

    assertThatThrownBy(() -> build("nats:bin:biuld"))
        .hasMessageContaining("SYN-BUILD-TASKFILE")
        .isInstanceOfSatisfying(
            SyncException.class,
            thrown -> {
              assertThat(thrown.fault()).isInstanceOf(Fault.Rejected.class);
              assertThat(thrown.fault().complaint().next())
                  .isEqualTo("Did you mean nats:bin:build?");
            });
  }

  @Test
  void aTaskThatIsLikeNone_isRejectedWithAllThatThereAre() throws Exception {
    noSuchTask();

    assertThatThrownBy(() -> build("nats:zzz"))
        .isInstanceOfSatisfying(
            SyncException.class,
            thrown ->
                assertThat(thrown.fault().complaint().next())
                    .isEqualTo("There are: nats:bin:build, nats:bin:download"));
  }

  @ParameterizedTest
  @CsvSource({
    "50, Rejected",
    "202, Rejected",
    "204, Rejected",
    "206, Rejected",
    "103, Transient",
    "108, Transient",
    "1, Unfit",
    "124, Unfit",
    "201, Unfit"
  })
  void exitCodesOfTask_sayWhoseFaultItIs(int code, String fault) throws Exception {
    bench.script(directory.toRealPath().resolve("programs/task"), "exit " + code);

    assertThatThrownBy(() -> build("nats:bin:build"))
        .isInstanceOfSatisfying(
            SyncException.class,
            thrown -> assertThat(thrown.fault().getClass().getSimpleName()).isEqualTo(fault));
  }

  @Test
  void namesOfOlderTasks_areTakenForWhatIsCalled() {
    var names = TaskNames.told("{\"tasks\":[{\"name\":\"bin:build\",\"desc\":\"\"}]}");

    assertThat(names.known()).containsExactly("bin:build");
  }

  @Test
  void theTextOfTheTaskfile_isPartOfTheRecipe() throws Exception {
    var transform =
        bench.transform(
            BuildSettings.of(Bench.task("nats:bin:build", bench.project), "nats-server"));
    var before = transform.recipe();

    bench.write(folder.resolve("Taskfile.yml"), "tasks:\n  bin:build:\n    cmds: [y]\n");

    assertThat(transform.recipe()).isNotEqualTo(before);
    assertThat(transform.promise(Bench.candidate("v3")).how())
        .isEqualTo("built by task nats:bin:build");
  }

  @Test
  void theFolder_isFoundFromWhereTheBinaryLives() {
    var build =
        How.TaskBuild.of(
            "hugo:bin:build", bench.project, Path.of("docs/.bin/hugo"), Optional.empty());

    assertThat(build.folder()).isEqualTo(Path.of("docs"));
    assertThat(BuildSettings.of(build, "hugo").place()).isEqualTo(Path.of(".bin/hugo"));
  }

  @Test
  void aTargetOutsideOfTheProject_needsAnOutput() {
    var build =
        How.TaskBuild.of("nats:bin:build", bench.project, Path.of("/opt/nats"), Optional.empty());

    assertThatThrownBy(() -> BuildSettings.of(build, "nats"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("name an output");
  }

  @Test
  void whatIsNoTaskName_isRefused() {
    for (var name : List.of("-f", "a b", "", "x;y")) {
      assertThatThrownBy(() -> Bench.task(name, bench.project))
          .as(name)
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
