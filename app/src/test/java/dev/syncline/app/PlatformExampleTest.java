package dev.syncline.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.app.InProcess.Said;
import dev.syncline.demo.git.Item;
import dev.syncline.demo.git.Upstream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/// `examples/platform`, from its files to what scripts read of `check --json`.
class PlatformExampleTest {
  private static final Path EXAMPLE = Path.of("../examples/platform").toAbsolutePath().normalize();
  private static final String QUESTION = ".[] | select(.update_available) | .name";

  @TempDir Path folder;
  private Path root = EXAMPLE;

  @BeforeEach
  void copyWithoutItsConfiguration() throws IOException {
    root = folder.resolve("checkout");
    try (var files = Files.walk(EXAMPLE)) {
      for (var file : (Iterable<Path>) files::iterator) {
        if (!file.endsWith("syncline.yaml")) {
          Files.copy(file, root.resolve(EXAMPLE.relativize(file).toString()));
        }
      }
    }
  }

  @Test
  void initOfTheExample_writesTheConfigurationThatLiesThere() throws Exception {
    var said = syncline("init", "platform");

    assertThat(said.exit()).as(said.err()).isZero();
    assertThat(configuration()).hasSameTextualContentAs(EXAMPLE.resolve("syncline.yaml"));
    assertThat(syncline("config", "validate").exit()).isZero();
  }

  @Test
  void checkAndPlan_workWithoutEditing() throws Exception {
    try (var nats = Upstream.create(folder.resolve("nats.git"));
        var arc = Upstream.create(folder.resolve("arc.git"));
        var gh = Upstream.create(folder.resolve("gh.git"))) {
      release(nats);
      var tip = arc.commit("main", Item.file("main.go", "one"));
      gh.annotate("v2.83.2", gh.commit("trunk", Item.file("main.go", "one")));
      upstreams(nats.directory(), arc.directory(), gh.directory());
      installed("nats", "nats-server", "version: v2.10.24\n");
      installed("arc", "arc", "commit: " + tip.substring(0, 7) + "\n");
      installed("gh", "gh", "v2.83.2\n");

      var init = syncline("init", "platform");
      var check = syncline("check", "--json");
      var plan = syncline("plan");

      assertThat(init.exit()).as(init.err()).isZero();
      assertThat(check.exit()).as(check.err()).isZero();
      assertThat(updates(check.out())).isEqualTo("nats\n");
      assertThat(plan.exit()).as(plan.err()).isZero();
      assertThat(plan.out()).contains("built by task nats:bin:build");
    }
  }

  @Test
  void deadUpstream_leavesTheOthersToTheScript() throws Exception {
    try (var nats = Upstream.create(folder.resolve("nats.git"));
        var arc = Upstream.create(folder.resolve("arc.git"))) {
      release(nats);
      arc.commit("main", Item.file("main.go", "one"));
      upstreams(nats.directory(), arc.directory(), folder.resolve("nothing.git"));
      installed("nats", "nats-server", "version: v2.10.24\n");
      syncline("init", "platform");

      var check = syncline("check", "--json");

      assertThat(check.exit()).isEqualTo(5);
      assertThat(updates(check.out())).isEqualTo("nats\narc\n");
      var dead = new JsonMapper().readTree(check.out()).get("gh");
      assertThat(dead.get("update_available").asBoolean()).isFalse();
      assertThat(dead.has("error")).isTrue();
    }
  }

  private static void release(Upstream nats) throws IOException {
    var first = nats.commit("main", Item.file("main.go", "one"));
    nats.annotate("v2.10.24", first);
    nats.annotate("v2.10.25", nats.commit("main", Item.file("main.go", "two")));
  }

  private void upstreams(Path nats, Path arc, Path gh) throws IOException {
    replace("nats", "https://github.com/nats-io/nats-server", nats);
    replace("arc", "https://github.com/basekick-labs/arc.git", arc);
    replace("gh", "https://github.com/cli/cli", gh);
  }

  private void replace(String subsystem, String address, Path here) throws IOException {
    var taskfile = root.resolve(subsystem).resolve("Taskfile.yml");
    var text = Files.readString(taskfile);
    assertThat(text).contains(address);
    Files.writeString(taskfile, text.replace(address, here.toUri().toString()));
  }

  private void installed(String subsystem, String program, String version) throws IOException {
    var folder = Files.createDirectory(root.resolve(subsystem).resolve(".bin"));
    Files.writeString(folder.resolve(program), "a program");
    Files.writeString(folder.resolve(".version"), version);
  }

  private Path configuration() {
    return root.resolve("syncline.yaml");
  }

  private Said syncline(String... arguments) {
    return new InProcess(configuration()).syncline(arguments);
  }

  /// What `jq -r` says to QUESTION; where there is no jq, what it would say.
  private static String updates(String json) throws IOException, InterruptedException {
    var jq = Path.of("/usr/bin/jq");
    if (Files.isExecutable(jq)) {
      var process = new ProcessBuilder(jq.toString(), "-r", QUESTION).start();
      try (var in = process.getOutputStream()) {
        in.write(json.getBytes(StandardCharsets.UTF_8));
      }
      var names = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      return names;
    }
    var names = new StringBuilder();
    for (var entry : new JsonMapper().readTree(json)) {
      if (entry.get("update_available").asBoolean()) {
        names.append(entry.get("name").asString()).append('\n');
      }
    }
    return names.toString();
  }
}
