package dev.syncline.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.demo.Running;
import dev.syncline.demo.platform.DemoSettings;
import dev.syncline.demo.platform.PlatformDemo;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The demo with the program as it was built. It must also be able to fail.
class DemoIT {
  @TempDir Path folder;

  private final List<String> told = new ArrayList<>();

  @Test
  void demo_passesAndLeavesNothing() throws Exception {
    var began = Instant.now();

    var isWell = play(false);

    assertThat(isWell).as(text()).isTrue();
    System.out.printf("the demo took %d s%n", Duration.between(began, Instant.now()).toSeconds());
    assertThat(text())
        .contains("1. ", "\n7. ", "v1.2.0 is in quarantine", "kill -9", "With your own project");
    assertThat(place()).doesNotExist();
    assertThat(Running.with(place() + "/")).isEmpty();
  }

  @Test
  void badVersionThatIsHealthy_failsTheDemoAtThatStep() throws Exception {
    var isWell = play(true);

    assertThat(isWell).as(text()).isFalse();
    assertThat(text())
        .contains(
            "FAILED in step 4 (v1.2.0 of greeter is tagged",
            "expected: v1.2.0 of greeter is rolled back by itself",
            "found:    v1.2.0 was applied")
        .doesNotContain("\n5. ", "With your own project");
    assertThat(place()).doesNotExist();
    assertThat(Running.with(place() + "/")).isEmpty();
  }

  private boolean play(boolean healthAlwaysGreen) throws Exception {
    var settings = new DemoSettings(program(), false, Optional.of(place()), healthAlwaysGreen);
    return PlatformDemo.run(settings, told::add);
  }

  private String text() {
    return String.join("\n", told);
  }

  private Path place() {
    return folder.resolve("demo");
  }

  private static List<String> program() throws Exception {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var target = Path.of("target").toAbsolutePath();
    try (var jars = Files.newDirectoryStream(target, "syncline-app-*.jar")) {
      var own = jars.iterator().next();
      var classPath = own + File.pathSeparator + target.resolve("lib") + "/*";
      return List.of(
          java,
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "--enable-native-access=ALL-UNNAMED",
          "-cp",
          classPath,
          "dev.syncline.app.Main");
    }
  }
}
