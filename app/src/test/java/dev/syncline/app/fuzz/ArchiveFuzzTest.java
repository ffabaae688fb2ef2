package dev.syncline.app.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.syncline.core.run.Progress;
import dev.syncline.shared.archive.Archive;
import dev.syncline.shared.archive.BadArchive;
import dev.syncline.shared.archive.Limits;
import dev.syncline.shared.files.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Whatever a download holds, it is unpacked into its folder or refused for a reason, and nothing
/// of it lies elsewhere or is a link that leads there. With `JAZZER_FUZZ=1` Jazzer searches;
/// without, it repeats the archives that it begins with and what it found.
class ArchiveFuzzTest {
  private static final int BYTES_MAX = 1 << 20;

  @FuzzTest(maxDuration = "20s")
  void anyBytes_areUnpackedInsideOrRefused(byte[] bytes) throws Exception {
    var outer = Files.createTempDirectory("archive").toRealPath();
    try {
      var file = Files.write(outer.resolve("download"), bytes);
      var root = Files.createDirectories(outer.resolve("in/root"));

      unpack(file, root);

      assertInside(root, outer.resolve("in"));
    } finally {
      Trees.delete(outer);
    }
  }

  private static void unpack(Path file, Path root) throws IOException, InterruptedException {
    try {
      var members = new Archive(file, new Limits(BYTES_MAX)).unpack(root, "bare", Progress.NONE);
      assertThat(members).isNotEmpty().allMatch(member -> at(root, member.path()));
    } catch (BadArchive refused) {
      assertThat(refused.getMessage()).isNotBlank();
    }
  }

  private static boolean at(Path root, String path) {
    return Files.exists(root.resolve(path), java.nio.file.LinkOption.NOFOLLOW_LINKS);
  }

  private static void assertInside(Path root, Path above) throws IOException {
    assertThat(above).isDirectoryNotContaining(path -> !path.equals(root));
    try (var all = Files.walk(root)) {
      assertThat(all.filter(Files::exists))
          .allSatisfy(path -> assertThat(path.toRealPath()).startsWith(root));
    }
  }
}
