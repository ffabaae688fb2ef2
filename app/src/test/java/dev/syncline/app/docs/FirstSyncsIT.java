package dev.syncline.app.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.app.docs.Pages.Block;
import dev.syncline.core.content.Digest;
import dev.syncline.demo.git.Item;
import dev.syncline.demo.git.Upstream;
import dev.syncline.demo.web.FileServer;
import dev.syncline.source.release.Platform;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The first syncs of the README, carried out by the program as it is shipped; only the addresses
/// are those of upstreams on this machine.
class FirstSyncsIT {
  private static final String BUILD =
      """
      printf '#!/bin/sh\\necho hello %s\\n' "$SYNCLINE_VERSION" > "$1"
      """;

  @TempDir Path folder;

  private record Said(int exit, String out, String err) {}

  @Test
  void program_isBuiltFromItsNewestTag() throws Exception {
    try (var upstream = Upstream.create(folder.resolve("upstream"))) {
      upstream.annotate("v1.0.0", upstream.commit("main", Item.file("build.sh", BUILD)));
      write("build", "https://example.org/you/hello.git", upstream.directory().toUri().toString());

      var plan = syncline("plan");
      var sync = syncline("sync");

      assertThat(plan.out()).contains("hello  create");
      assertThat(sync).isEqualTo(new Said(0, promised(), ""));
      assertThat(ran(folder.resolve("bin/hello"))).isEqualTo("hello v1.0.0\n");
    }
  }

  @Test
  void folder_isPublishedBehindALink() throws Exception {
    try (var upstream = Upstream.create(folder.resolve("upstream"))) {
      upstream.commit("main", Item.file("index.html", "one"));
      write(
          "directory", "https://example.org/you/www.git", upstream.directory().toUri().toString());

      var sync = syncline("sync");

      assertThat(sync.exit()).isZero();
      assertThat(folder.resolve("www/current/index.html")).hasContent("one");
    }
  }

  @Test
  void file_isPublishedBehindALink() throws Exception {
    try (var server = FileServer.start()) {
      server.put("/models.json", "{}".getBytes(StandardCharsets.UTF_8));
      write("http", "https://example.org/models.json", server.uri("/models.json").toString());

      var sync = syncline("sync");

      assertThat(sync.exit()).isZero();
      assertThat(folder.resolve("models/current/models.json")).hasContent("{}");
    }
  }

  @Test
  void program_isTakenFromARelease() throws Exception {
    try (var server = FileServer.start()) {
      var program = "#!/bin/sh\necho nats\n";
      server.put("/nats", program.getBytes(StandardCharsets.UTF_8));
      var list =
          """
          [{"tag_name": "nats-v2.10.25", "assets": [
            {"name": "nats-%s", "digest": "%s", "browser_download_url": "%s"}]}]
          """
              .formatted(Platform.here(), Digest.of(program), server.uri("/nats"));
      server.put("/api/v3/repos/you/platform/releases", list.getBytes(StandardCharsets.UTF_8));
      write("release", "you/platform", "\"%s\"".formatted(server.uri("/you/platform")));

      var sync = syncline("sync");

      assertThat(sync.exit()).as(sync.err()).isZero();
      assertThat(ran(folder.resolve("nats/.bin/nats-server"))).isEqualTo("nats\n");
    }
  }

  /// The README's own block, named behind its fence.
  private void write(String name, String address, String here) throws IOException {
    var block = readme().stream().filter(each -> each.info().equals("yaml complete " + name));
    var text = block.findFirst().orElseThrow().text();
    assertThat(text).contains(address);
    Files.writeString(folder.resolve("syncline.yaml"), text.replace(address, here));
  }

  /// What the README says that `syncline sync` says.
  private static String promised() throws IOException {
    var said = readme().stream().filter(block -> block.text().startsWith("$ syncline sync\n"));
    return said.findFirst().orElseThrow().text().substring("$ syncline sync\n".length());
  }

  private static List<Block> readme() throws IOException {
    return Pages.blocks(Pages.ROOT.resolve("README.md"));
  }

  private Said syncline(String... arguments) throws IOException, InterruptedException {
    var words = new ArrayList<String>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(
        List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-XX:+IgnoreUnrecognizedVMOptions"));
    words.addAll(
        List.of("--enable-native-access=ALL-UNNAMED", "-cp", jars(), "dev.syncline.app.Main"));
    words.addAll(List.of(arguments));
    var out = folder.resolve("out");
    var err = folder.resolve("err");
    var process = new ProcessBuilder(words).directory(folder.toFile());
    process.environment().keySet().removeIf(name -> name.startsWith("SYNCLINE_"));
    process.environment().remove("JAVA_TOOL_OPTIONS");
    int exit = end(process.redirectOutput(out.toFile()).redirectError(err.toFile()).start());
    return new Said(exit, Files.readString(out), Files.readString(err));
  }

  private static String jars() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("target"))) {
      var own = files.filter(file -> file.toString().matches(".*/syncline-app-[0-9.]+\\.jar"));
      return own.findFirst().orElseThrow().toAbsolutePath()
          + ":"
          + Path.of("target/lib").toAbsolutePath()
          + "/*";
    }
  }

  private static String ran(Path program) throws IOException, InterruptedException {
    var process = new ProcessBuilder(program.toString()).start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(end(process)).isZero();
    return said;
  }

  private static int end(Process process) throws InterruptedException {
    try {
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      return process.exitValue();
    } finally {
      process.destroyForcibly();
    }
  }
}
