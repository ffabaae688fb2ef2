package dev.syncline.transform.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.syncline.core.run.Fault;
import dev.syncline.core.run.SyncException;
import dev.syncline.shared.process.Running;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// With the real Task, found on `PATH` or among the peers, and Taskfiles as in seed 001.
@Tag("peers")
final class TaskPeerTest {
  private static final String ROOT =
      """
      version: '3'
      includes:
        nats:
          taskfile: ./nats/Taskfile.yml
          dir: ./nats
      """;
  private static final String NATS =
      """
      version: '3'
      vars:
        NATS_BIN_NAME: nats-server
        NATS_VERSION: '{{.NATS_VERSION | default "v2.10.24"}}'
        NATS_SRC: '{{.TASKFILE_DIR}}/.src'
        NATS_BIN: '{{.TASKFILE_DIR}}/.bin'
        NATS_BIN_PATH: '{{.NATS_BIN}}/{{.NATS_BIN_NAME}}'
      tasks:
        src:clone:
          cmds:
            - git clone https://nowhere.invalid/nats {{.NATS_SRC}}
          status:
            - test -d {{.NATS_SRC}}
        bin:build:
          desc: Build from source
          deps: [src:clone]
          status:
            - test -f {{.NATS_BIN_PATH}}
          cmds:
            - mkdir -p {{.NATS_BIN}}
            - cd {{.NATS_SRC}} && ./make.sh {{.NATS_VERSION}} ../.bin/{{.NATS_BIN_NAME}}
            - |
              echo "commit: $(git rev-parse --short HEAD || echo unknown)" > .bin/.version
        bin:nothing:
          status: ['true']
          cmds: ['false']
        bin:fail:
          cmds: ['echo "main.go:1: undefined: x" >&2; exit 2']
        bin:hang:
          cmds:
            - sh -c "trap '' TERM; echo \\$\\$ > pid; while :; do sleep 1; done"
      """;

  @TempDir Path directory;

  private Bench bench;
  private Path live;

  @BeforeEach
  void prepare() throws Exception {
    var home = System.getProperty("user.home");
    var peers =
        Optional.ofNullable(System.getenv("SYNCLINE_PEERS"))
            .orElse(home + "/.cache/syncline-peers");
    bench = new Bench(directory, System.getenv("PATH") + ":" + peers + "/bin:/usr/local/go/bin");
    bench.write(bench.project.resolve("Taskfile.yml"), ROOT);
    bench.write(bench.project.resolve("nats/Taskfile.yml"), NATS);
    bench.script(bench.tree.resolve("make.sh"), "echo \"built $1\" > \"$2\"");
    live = bench.write(bench.project.resolve("nats/.bin/nats-server"), "live");
  }

  @Test
  void aNamespacedTask_buildsTheDecidedVersionDespitePinAndLiveBinary() throws Exception {
    var artifact = bench.build(Bench.task("nats:bin:build", bench.project));

    assertThat(artifact.file()).hasContent("built v2.10.25").isExecutable();
    assertThat(live).hasContent("live");
    assertThat(bench.project.resolve("nats/.src")).doesNotExist();
  }

  @Test
  void aTaskfileThatAsksForTheRoot_isBuiltThroughTheRoot() throws Exception {
    bench.write(
        bench.project.resolve("nats/Taskfile.yml"),
        NATS.replace("{{.TASKFILE_DIR}}/", "{{.ROOT_DIR}}/nats/"));

    var artifact = bench.build(Bench.task("nats:bin:build", bench.project));

    assertThat(artifact.file()).hasContent("built v2.10.25");
    assertThat(live).hasContent("live");
  }

  @Test
  void aTaskThatSaysUpToDate_isNoBuild() {
    assertThatThrownBy(() -> bench.build(Bench.task("nats:bin:nothing", bench.project)))
        .hasMessageContaining("SYN-BUILD-NOTHING")
        .hasMessageContaining(".bin/nats-server was not made");
  }

  @Test
  void aFailingTask_showsTheCompilersWords() {
    assertThatThrownBy(() -> bench.build(Bench.task("nats:bin:fail", bench.project)))
        .hasMessageContaining("SYN-BUILD-FAILED")
        .hasMessageContaining("exit code 201")
        .hasMessageContaining("main.go:1: undefined: x");
    assertThat(live).hasContent("live");
  }

  @Test
  void anUnknownTask_isTheTaskfilesFault() {
    assertThatThrownBy(() -> bench.build(Bench.task("nats:bin:biuld", bench.project)))
        .hasMessageContaining("SYN-BUILD-TASKFILE")
        .hasMessageContaining("Did you mean nats:bin:build?")
        .satisfies(thrown ->
            assertThat(((SyncException) thrown).fault()).isInstanceOf(Fault.Rejected.class));
  }

  @Test
  void aBrokenTaskfile_isTheTaskfilesFault() throws Exception {
    bench.write(bench.project.resolve("nats/Taskfile.yml"), "version: '3'\ntasks: [");

    assertThatThrownBy(() -> bench.build(Bench.task("nats:bin:build", bench.project)))
        .hasMessageContaining("SYN-BUILD-TASKFILE");
  }

  @Test
  void aTaskThatHangs_isEndedThoughTaskSwallowsTheSignal() throws Exception {
    assertThatThrownBy(() ->
            bench.build(
                Bench.task("nats:bin:hang", bench.project), "v1.0.0", Duration.ofSeconds(1)))
        .hasMessageContaining("SYN-BUILD-TIMEOUT");
    var pid =
        Long.parseLong(Files.readString(bench.staging.resolve("build/project/nats/pid")).strip());
    assertThat(Running.of(pid)).isEmpty();
  }

  @Test
  void goInsideOfTheProjectsRepository_stampsNoForeignCommit() throws Exception {
    git("init", "--quiet");
    git("add", "Taskfile.yml");
    git("-c", "user.name=a", "-c", "user.email=a@b", "commit", "--quiet", "-m", "x");
    bench.write(bench.tree.resolve("go.mod"), "module example.org/x\n\ngo 1.26\n");
    bench.write(bench.tree.resolve("main.go"), "package main\n\nfunc main() { println(\"hi\") }\n");
    var words = List.of("go", "build", "-o", "{output}", ".");

    var artifact = bench.build(new How.CommandBuild(words));

    var text = Files.readString(artifact.file(), StandardCharsets.ISO_8859_1);
    assertThat(text.contains("vcs.revision")).isFalse();
  }

  private void git(String... words) throws Exception {
    var command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(words));
    var process = new ProcessBuilder(command).directory(bench.project.toFile()).inheritIO().start();
    assertThat(process.waitFor()).isZero();
  }
}
