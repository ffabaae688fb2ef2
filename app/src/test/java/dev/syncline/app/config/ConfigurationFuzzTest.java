package dev.syncline.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.syncline.app.config.ConfigurationReader.Loaded;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;

/// Whatever stands in the file: read or refused with reasons, soon, and never another exception.
class ConfigurationFuzzTest {
  @FuzzTest(maxDuration = "20s")
  void anyBytes_areWellOrBroken(byte[] bytes) throws IOException {
    var folder = Files.createTempDirectory("configuration");
    try {
      var written = Written.of(folder, bytes);

      var loaded = assertTimeoutPreemptively(Duration.ofMinutes(1), written::read);

      if (loaded instanceof Loaded.Broken(var problems)) {
        assertThat(problems).hasSizeBetween(1, 50);
      }
    } finally {
      Files.deleteIfExists(folder.resolve("syncline.yaml"));
      Files.deleteIfExists(folder);
    }
  }
}
