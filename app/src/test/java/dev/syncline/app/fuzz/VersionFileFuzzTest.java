package dev.syncline.app.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.syncline.target.binary.VersionFile;

/// Whatever stands in a `.version`, it is read without an exception, and what was read is read back
/// from its own text. With `JAZZER_FUZZ=1` Jazzer searches; without, it repeats what it found.
class VersionFileFuzzTest {
  @FuzzTest(maxDuration = "20s")
  void anyBytes_areReadAndReadBack(byte[] bytes) {
    var read = VersionFile.parse(bytes);

    assertThat(VersionFile.parse(read.text().getBytes(java.nio.charset.StandardCharsets.UTF_8)))
        .isEqualTo(read);
  }
}
