package dev.syncline.demo.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.demo.Checks;
import dev.syncline.demo.Cleanup;
import dev.syncline.demo.Running;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The services of the demo, fetched, built and restarted by hand as syncline does it.
class ServiceTest {
  @TempDir Path folder;

  private final Cleanup cleanup = new Cleanup();
  private Stage stage;
  private Service greeter;

  @BeforeEach
  void open() throws Exception {
    var place = Optional.of(folder.resolve("with space"));
    stage = Stage.open(new DemoSettings(List.of("none"), true, place, false), cleanup);
    greeter = stage.greeter().service();
  }

  @AfterEach
  void end() {
    cleanup.close();

    assertThat(cleanup.problems()).isEmpty();
    assertThat(Running.with(stage.folder() + "/")).isEmpty();
  }

  @Test
  void goodVersion_answersAndIsHealthy() throws Exception {
    bring("v1.0.0", 200);

    assertThat(greeter.version()).isEqualTo("v1.0.0");
    assertThat(greeter.health()).isEqualTo(200);
    assertThat(greeter.looks()).isEqualTo(1);
    assertThat(Running.isAlive(Long.parseLong(greeter.pid()))).isTrue();
  }

  @Test
  void badVersion_answersAndIsNotHealthy() throws Exception {
    bring("v1.2.0", 503);

    assertThat(greeter.version()).isEqualTo("v1.2.0");
    assertThat(greeter.health()).isEqualTo(503);
  }

  @Test
  void newVersion_isAnotherProcessAndAnotherFile() throws Exception {
    bring("v1.0.0", 200);
    var before = greeter.facts();

    bring("v1.1.0", 200);

    var after = greeter.facts();
    assertThat(greeter.version()).isEqualTo("v1.1.0");
    assertThat(after.pid()).isNotEqualTo(before.pid());
    assertThat(after.digest()).isNotEqualTo(before.digest());
    assertThat(Running.isAlive(Long.parseLong(before.pid()))).isFalse();
  }

  @Test
  void killedService_isStartedAgain() throws Exception {
    bring("v1.0.0", 200);
    Running.kill(ProcessHandle.of(Long.parseLong(greeter.pid())).orElseThrow());

    assertThat(restart().waitFor()).isZero();

    assertThat(greeter.version()).isEqualTo("v1.0.0");
  }

  @Test
  void equalSources_giveEqualBytes() throws Exception {
    bring("v1.0.0", 200);
    var before = greeter.digest();

    build("v1.0.0");

    assertThat(greeter.digest()).isEqualTo(before);
  }

  @Test
  void blockedRestart_leavesTheOldOneRunningUntilItIsFreed() throws Exception {
    bring("v1.0.0", 200);
    var before = greeter.pid();
    Files.createFile(greeter.block());
    int written = stage.diary().length();
    var restart = restart();
    var checks = new Checks(Duration.ofMinutes(1), Duration.ofMillis(20), () -> {});
    checks.until("restart", () -> stage.diary().since(written), lines -> !lines.isEmpty());

    assertThat(greeter.pid()).isEqualTo(before);
    Files.delete(greeter.block());
    assertThat(restart.waitFor()).isZero();
    assertThat(greeter.pid()).isNotEqualTo(before);
  }

  @Test
  void personWhoLooksIntoTheFolder_isLeftAlone() throws Exception {
    bring("v1.0.0", 200);
    var log = stage.folder().resolve("run/greeter.log").toString();
    var person =
        new ProcessBuilder("tail", "-f", log)
            .redirectOutput(folder.resolve("seen").toFile())
            .start();

    Stage.endAll(stage.folder());

    assertThat(Stage.own(stage.folder())).isEmpty();
    assertThat(greeter.pid()).isEqualTo("not running");
    assertThat(person.isAlive()).isTrue();
    person.destroyForcibly().waitFor();
  }

  @Test
  void check_letsTheJarSayItsVersion() throws Exception {
    bring("v1.0.0", 200);
    var jar = greeter.live().toString();

    assertThat(script("check.sh", "greeter", jar).waitFor()).isZero();
    assertThat(script("check.sh", "greeter", folder.toString()).waitFor()).isNotZero();

    assertThat(stage.diary().since(2)).containsExactly("checked greeter v1.0.0 " + jar);
  }

  @Test
  void onlyFetchedContent_countsAsFetched() throws Exception {
    stage.greeter().publisher().release("v1.0.0", 200);
    var url = stage.server().url(greeter.repository());

    Git.lsRemoteRepository().setRemote(url).setTags(true).call();
    assertThat(stage.fetches().of(greeter.repository())).isZero();
    checkOut("v1.0.0");

    assertThat(stage.fetches().of(greeter.repository())).isPositive();
    assertThat(stage.fetches().of(stage.clock().service().repository())).isZero();
  }

  private void bring(String version, int health) throws Exception {
    stage.greeter().publisher().release(version, health);
    build(version);
    assertThat(restart().waitFor()).isZero();
  }

  private void build(String version) throws Exception {
    var tree = checkOut(version);
    var aside = tree.resolve("greeter.jar");
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var diary = stage.folder().resolve("diary").toString();
    var words = List.of(java, "Build.java", aside.toString(), "Greeter", version, diary);
    var build =
        new ProcessBuilder(words)
            .directory(tree.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("build.log").toFile())
            .start();
    assertThat(build.waitFor()).isZero();
    Files.createDirectories(greeter.live().getParent());
    Files.deleteIfExists(greeter.live());
    Files.move(aside, greeter.live());
  }

  private Path checkOut(String version) throws Exception {
    var tree = Files.createTempDirectory(folder, "tree");
    var url = stage.server().url(greeter.repository());
    Git.cloneRepository().setURI(url).setDirectory(tree.toFile()).setBranch(version).call().close();
    return tree;
  }

  private Process restart() throws Exception {
    return script("restart.sh", "greeter", Integer.toString(greeter.port()));
  }

  private Process script(String name, String... arguments) throws Exception {
    var words = new ArrayList<>(List.of("sh", stage.folder().resolve(name).toString()));
    words.addAll(List.of(arguments));
    return new ProcessBuilder(words)
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("script.log").toFile())
        .start();
  }
}
