package dev.syncline.demo.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.syncline.demo.Checks;
import dev.syncline.demo.Running;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The demo where the program is none.
class PlatformDemoTest {
  @TempDir Path folder;

  private final List<String> told = new ArrayList<>();

  @Test
  void programThatEnds_failsTheDemoWithItsLastWords() throws Exception {
    var isWell = play(List.of("sh", "-c", "echo 'no such command'; exit 2"), false);

    assertThat(isWell).isFalse();
    assertThat(String.join("\n", told))
        .contains("FAILED in step 2", "ends with 0", "no such command")
        .doesNotContain("With your own project");
  }

  @Test
  void programThatIsNotThere_failsTheDemo() throws Exception {
    var isWell = play(List.of(folder.resolve("nothing").toString()), false);

    assertThat(isWell).isFalse();
    assertThat(String.join("\n", told)).contains("FAILED in step 2", "nothing");
  }

  @Test
  void failedDemo_leavesNoFolderAndNoProcess() throws Exception {
    play(List.of("sh", "-c", "exit 2"), false);

    assertThat(place()).doesNotExist();
    assertThat(Running.with(place() + "/")).isEmpty();
  }

  @Test
  void keptFolder_isNamed() throws Exception {
    play(List.of("sh", "-c", "exit 2"), true);

    assertThat(place().resolve("syncline.yaml")).exists();
    assertThat(told).contains("Everything is kept in " + place().toRealPath());
  }

  @Test
  void folderWithSomethingInIt_isLeftAlone() throws Exception {
    Files.createDirectories(place());
    var letter = Files.writeString(place().resolve("letter"), "mine");

    var isWell = play(List.of("sh", "-c", "exit 2"), false);

    assertThat(isWell).isFalse();
    assertThat(letter).hasContent("mine");
    assertThat(String.join("\n", told)).contains("is not empty");
  }

  @Test
  void personWhoAsksForTheEnd_getsItAndNothingIsLeft() throws Exception {
    var ended = new CompletableFuture<Boolean>();
    var program =
        List.of("sh", "-c", "[ \"$1\" = watch ] || exit 0; while :; do sleep 1; done", "sh");
    var thread =
        Thread.ofVirtual()
            .start(() -> {
              try {
                ended.complete(play(program, false));
              } catch (InterruptedException e) {
                ended.completeExceptionally(e);
              }
            });
    var checks = new Checks(Duration.ofMinutes(1), Duration.ofMillis(20), () -> {});
    checks.until("a daemon", () -> Files.exists(place().resolve("daemon.log")), there -> there);

    thread.interrupt();

    assertThatThrownBy(ended::get).hasCauseInstanceOf(InterruptedException.class);
    assertThat(place()).doesNotExist();
  }

  private boolean play(List<String> syncline, boolean keep) throws InterruptedException {
    var settings = new DemoSettings(syncline, keep, Optional.of(place()), false);
    return PlatformDemo.run(settings, told::add);
  }

  private Path place() {
    return folder.resolve("demo");
  }
}
