package dev.syncline.app.work.begin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.syncline.app.cli.ExitCode;
import dev.syncline.app.cli.request.InitRequest;
import dev.syncline.app.config.BrokenConfiguration;
import dev.syncline.app.work.Home;
import dev.syncline.core.run.SyncException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BeginsTest {
  private static final String NATS =
      """
      version: "3"
      vars:
        UPSTREAM_REPO: https://github.com/nats-io/nats-server
        VERSION_STRATEGY: tags
        BIN_NAME: nats-server
      tasks:
        bin:build: {cmds: [make]}
      """;

  @TempDir Path root;
  private final Home home = new Home();

  @Test
  void configurationThatIsThere_staysUnlessForced() throws Exception {
    write("nats/Taskfile.yml", NATS);
    write("syncline.yaml", "mine");

    assertThatThrownBy(() -> init(false))
        .isInstanceOf(SyncException.class)
        .hasMessageContaining("SYN-INIT-EXISTS");
    assertThat(file()).hasContent("mine");
    assertThat(init(true)).isEqualTo(ExitCode.DONE);

    assertThat(file()).content().contains("nats/.bin/nats-server");
    assertThat(root).isDirectoryNotContaining("glob:**/.syncline.yaml*");
  }

  @Test
  void folderWithoutAnUpstream_isSaid() {
    assertThatThrownBy(() -> init(false))
        .isInstanceOf(SyncException.class)
        .hasMessageContaining("SYN-INIT-NOTHING");
    assertThat(file()).doesNotExist();
  }

  @Test
  void fileThatCannotBeRead_isNamedWithItsLine() throws Exception {
    write("nats/Taskfile.yml", NATS + "  oops\n\t- x\n");

    assertThatThrownBy(() -> init(false))
        .isInstanceOfSatisfying(
            BrokenConfiguration.class,
            broken ->
                assertThat(broken.problems().getFirst().line()).contains("nats/Taskfile.yml:9"));
    assertThat(file()).doesNotExist();
  }

  @Test
  void subsystemThatCannotBecomeASync_isLeftOutAndSaid() throws Exception {
    write("nats/Taskfile.yml", NATS);
    write(
        "utm/Taskfile.yml",
        "version: '3'\nvars: {UTM_BIN_NAME: packer}\ntasks: {'bin:build': {}}\n");
    write("docs/Taskfile.yml", "version: '3'\nvars: {UPSTREAM_REPO: 'gohugoio/hugo'}\n");
    write("manifest.yaml", "subsystems: {grafana: {version: 11.4.0}}\n");

    init(false);

    assertThat(home.out())
        .contains("utm: left out: utm/Taskfile.yml has no UPSTREAM_REPO")
        .contains("docs: left out: docs/Taskfile.yml has no task bin:build")
        .contains("grafana: left out: manifest.yaml lists it");
    assertThat(file()).content().contains("# left out: utm.");
  }

  @Test
  void updaterAndSupervisor_areLeftToPeople() throws Exception {
    write("nats/Taskfile.yml", NATS);
    write(
        "sync/Taskfile.yml",
        "vars: {BIN_NAME: sync, UPSTREAM_REPO: 'a/b'}\ntasks: {'bin:build': {}}\n");
    write(
        "pc/Taskfile.yml",
        "vars: {PC_BIN_NAME: process-compose, PC_UPSTREAM_REPO: 'a/b'}\ntasks: {'bin:build': {}}\n");

    init(false);

    assertThat(home.out())
        .contains("sync: left out: this is Syncline's own place")
        .contains("pc: left out: it runs all the others");
  }

  @Test
  void subsystemThatIsIncludedUnderAnotherName_isCalledByThat() throws Exception {
    write("services/bus/Taskfile.yml", NATS);
    write(
        "Taskfile.yml",
        "version: '3'\nincludes: {nats: {taskfile: ./services/bus, dir: ./services/bus}}\n");
    write(
        "process-compose.yaml",
        "processes: {bus: {command: task nats:run}, other: {command: x}}\n");

    init(false);

    assertThat(file())
        .content()
        .contains("\n  nats:\n", "task: \"nats:bin:build\"", "path: services/bus/.bin/nats-server")
        .contains("process: bus", "url: \"http://localhost:8080\"");
    assertThat(home.out()).contains("nats: unknown: where Process Compose listens");
  }

  @Test
  void processThatCallsAnother_isNotTakenForItsName() throws Exception {
    write("nats/Taskfile.yml", NATS);
    write("process-compose.yaml", "processes: {nats: {command: task --silent proxy:run}}\n");

    init(false);

    assertThat(file()).content().doesNotContain("process-compose:");
  }

  @Test
  void socket_isTheOneOnWhichTaskfilesStartIt() throws Exception {
    write("nats/Taskfile.yml", NATS);
    write(
        "pc/Taskfile.yml",
        "version: '3'\nvars: {S: run.sock}\ntasks: {up: {cmds: ['process-compose up -U -u {{.S}} -t']}}\n");
    write("process-compose.yaml", "processes: {nats: {command: task nats:run}}\n");

    init(false);

    assertThat(file()).content().contains("socket: pc/run.sock  # pc/Taskfile.yml");
  }

  @Test
  void whatIsInPlace_isSaid() throws Exception {
    write("nats/Taskfile.yml", NATS);
    write("nats/.bin/.version", "commit: 1d6f7ea\ntimestamp: 2025-12-21T08:35:43Z\n");

    init(false);

    assertThat(home.out()).contains("nats/.bin/.version says 1d6f7ea is in place");
  }

  private ExitCode init(boolean force) throws SyncException {
    return new Begins(Optional.of(file()), Map.of("HOME", "/home/ada"))
        .platform(new InitRequest(force), home.people());
  }

  private Path file() {
    return root.resolve("syncline.yaml");
  }

  private void write(String name, String text) throws IOException {
    var file = root.resolve(name);
    Files.createDirectories(file.resolveSibling(""));
    Files.writeString(file, text);
  }
}
