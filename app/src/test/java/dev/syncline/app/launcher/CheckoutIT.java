package dev.syncline.app.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.jar.JarFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The launcher in a fresh checkout: it builds by the real Maven, once.
@Tag("peers")
class CheckoutIT {
  @TempDir Path folder;

  private Script script;

  @BeforeEach
  void checkOut() throws IOException {
    script = new Script(folder);
    Script.copySources(folder);
  }

  @Test
  void freshCheckout_buildsOnceAndAgainAfterAChange() throws Exception {
    var first = script.run("version");
    var second = script.run("version");
    Files.setLastModifiedTime(folder.resolve("core/pom.xml"), FileTime.from(Instant.now()));
    var third = script.run("version");

    assertThat(first.err()).contains("building Syncline: core … (", "building Syncline: app … (");
    assertThat(first.exit()).isZero();
    assertThat(first.out()).startsWith("syncline ");
    assertThat(second).isEqualTo(new Script.Said(0, first.out(), ""));
    assertThat(third.err()).contains("building Syncline: app … (");
    assertThat(classVersion("picocli/CommandLine.class"))
        .as("Java keeps no older class in its cache")
        .isGreaterThanOrEqualTo(50);
  }

  /// Of that class in the library of the newest build.
  private int classVersion(String name) throws IOException {
    var builds = folder.resolve("app/target/syncline");
    var lib = builds.resolve(Files.readString(builds.resolve("current")).strip()).resolve("lib");
    try (var found = Files.newDirectoryStream(lib, "picocli-*.jar");
        var jar = new JarFile(found.iterator().next().toFile())) {
      return ByteBuffer.wrap(jar.getInputStream(jar.getEntry(name)).readAllBytes()).getShort(6);
    }
  }

  @Test
  void brokenSource_saysWhereAndRunsNothing() throws Exception {
    Files.writeString(folder.resolve("core/src/main/java/Broken.java"), "class Broken {");

    var said = script.run("version");

    assertThat(said.exit()).isEqualTo(1);
    assertThat(said.out()).isEmpty();
    assertThat(said.err()).contains("Broken.java", "could not be built");
  }
}
