package dev.syncline.app.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The launcher in an installed folder: `lib/` beside it, nothing to build.
class LauncherIT {
  private static final Path ROOT = Path.of("..");

  @TempDir Path folder;

  private Script script;

  @BeforeEach
  void install() throws IOException {
    script = new Script(folder);
    Files.copy(ROOT.resolve("syncline"), folder.resolve("syncline"));
    folder.resolve("syncline").toFile().setExecutable(true);
    Script.copy(ROOT.resolve("scripts"), folder.resolve("scripts"), file -> true);
    Script.copy(Path.of("target/lib"), folder.resolve("lib"), file -> true);
    Script.copy(Path.of("target"), folder.resolve("lib"), LauncherIT::isOwnJar);
  }

  @Test
  void installedFolder_runsQuietly() throws Exception {
    var said = script.run("version");

    assertThat(said.exit()).isZero();
    assertThat(said.out()).startsWith("syncline ");
    assertThat(said.err()).isEmpty();
  }

  @Test
  void linkFromAnotherFolder_isFollowed() throws Exception {
    var bin = Files.createDirectory(folder.resolve("bin"));
    var link = Files.createSymbolicLink(bin.resolve("syncline"), Path.of("../syncline"));

    var said = script.run(link, Map.of(), "version");

    assertThat(said.exit()).isZero();
    assertThat(said.out()).startsWith("syncline ");
  }

  @Test
  void incompleteInstallation_isNamed() throws Exception {
    Script.copy(folder.resolve("scripts"), folder.resolve("empty/scripts"), file -> true);
    var copy = Files.copy(folder.resolve("syncline"), folder.resolve("empty/syncline"));
    copy.toFile().setExecutable(true);

    var said = script.run(copy, Map.of(), "version");

    assertThat(said.exit()).isEqualTo(1);
    assertThat(said.err()).contains("not complete");
  }

  @Test
  void damagedCache_changesNothingThatIsSaid() throws Exception {
    var first = script.run("version");
    try (var file = FileChannel.open(makeCache(), StandardOpenOption.WRITE)) {
      file.write(ByteBuffer.wrap(new byte[4096]), file.size() / 2);
    }

    assertThat(script.run("version")).isEqualTo(first);
  }

  @Test
  void otherJvmOptions_runWithoutTheCache() throws Exception {
    var first = script.run("version");
    makeCache();

    for (var options : new String[] {"-Xshare:off", "-XX:+UseCompactObjectHeaders"}) {
      var said =
          script.run(folder.resolve("syncline"), Map.of("JAVA_TOOL_OPTIONS", options), "version");

      assertThat(said.exit()).as(options).isZero();
      assertThat(said.out()).as(options).isEqualTo(first.out());
    }
  }

  private Path makeCache() throws Exception {
    script.run(folder.resolve("syncline"), Map.of("SYNCLINE_NO_CACHE", ""), "version");
    return await().until(this::cache, Optional::isPresent).orElseThrow();
  }

  private Optional<Path> cache() throws IOException {
    try (var files = Files.newDirectoryStream(folder, "*.aot")) {
      for (var file : files) {
        return Optional.of(file);
      }
      return Optional.empty();
    }
  }

  private static boolean isOwnJar(Path file) {
    return file.getFileName().toString().matches("syncline-app-.*\\.jar");
  }
}
