package dev.syncline.shared.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.syncline.core.content.Digest;
import dev.syncline.shared.process.Signals.Signal;
import dev.syncline.shared.redaction.Redactor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SignalsTest {
  @TempDir Path directory;

  private final List<Process> started = new ArrayList<>();
  private final Signals signals =
      new Signals(new Processes(Map.of(), Redactor.NONE, new ClockPace()));

  @AfterEach
  void endAll() {
    started.forEach(Process::destroyForcibly);
  }

  @Test
  void theProcessOfAPidFile_getsTheSignal() throws Exception {
    var script = "trap 'echo reloaded > seen' HUP; echo $$ > pid; while :; do sleep 0.05; done";
    start("sh", "-c", script);
    var pidFile = directory.resolve("pid");
    await().until(() -> Files.exists(pidFile) && Files.size(pidFile) > 0);

    signals.send(Signal.HUP, signals.named(pidFile));

    await().until(() -> Files.exists(directory.resolve("seen")));
  }

  @Test
  void aPidFileThatOutlivedItsProcess_isNotBelieved() throws Exception {
    var stranger = start("sleep", "1000");
    var pidFile = Files.writeString(directory.resolve("pid"), stranger.pid() + "\n");
    Files.setLastModifiedTime(pidFile, FileTime.from(Instant.now().minusSeconds(3600)));

    assertThatThrownBy(() -> signals.named(pidFile))
        .hasMessageContaining("SYN-SIGNAL-NOT-RUNNING")
        .hasMessageContaining("younger");
    assertThat(stranger.isAlive()).isTrue();
  }

  @Test
  void anUnusablePidFile_isRefused() throws Exception {
    var pidFile = directory.resolve("pid");
    for (var text : List.of("1", "0", "-1", "nats", ProcessHandle.current().pid() + "")) {
      Files.writeString(pidFile, text);

      assertThatThrownBy(() -> signals.named(pidFile))
          .as(text)
          .hasMessageContaining("SYN-SIGNAL-PID-FILE");
    }
  }

  @Test
  void aMissingOrEmptyPidFile_meansThatNothingRuns() throws Exception {
    var empty = Files.createFile(directory.resolve("empty"));

    assertThatThrownBy(() -> signals.named(empty)).hasMessageContaining("SYN-SIGNAL-NOT-RUNNING");
    assertThatThrownBy(() -> signals.named(directory.resolve("none")))
        .hasMessageContaining("SYN-SIGNAL-NOT-RUNNING");
  }

  @Test
  void aProcessThatEnded_getsNoSignal() throws Exception {
    var process = start("sleep", "1000");
    var running = Running.of(process.pid()).orElseThrow();
    process.destroyForcibly().waitFor();

    assertThat(running.isAlive()).isFalse();
    assertThat(running.digest()).isEmpty();
    assertThatThrownBy(() -> signals.send(Signal.TERM, running))
        .hasMessageContaining("SYN-SIGNAL-NOT-RUNNING");
  }

  @Test
  void aReplacedProgram_isStillKnownByWhatReallyRuns() throws Exception {
    var program = directory.toRealPath().resolve("service");
    Files.copy(Path.of("/bin/sleep").toRealPath(), program, StandardCopyOption.COPY_ATTRIBUTES);
    var old = Digest.of(Files.readAllBytes(program));
    var process = start(program.toString(), "1000");
    var running = Running.of(process.pid()).orElseThrow();
    await().until(() -> running.program().equals(java.util.Optional.of(program)));

    Files.move(
        Files.writeString(directory.resolve("new"), "new"),
        program,
        StandardCopyOption.ATOMIC_MOVE);

    assertThat(running.program()).contains(program);
    assertThat(running.digest()).contains(old);
    assertThat(running.since().orElseThrow())
        .isBetween(Instant.now().minus(Duration.ofMinutes(1)), Instant.now().plusSeconds(2));
  }

  @Test
  void theServiceBelowASupervisorsShell_isFound() throws Exception {
    var shell = start("sh", "-c", "sleep 1000; true");
    var below = Running.of(shell.pid()).orElseThrow();

    await()
        .until(() ->
            below.descendants().stream()
                .flatMap(each -> each.program().stream())
                .anyMatch(path -> path.endsWith("sleep") || path.endsWith("coreutils")));
    below.descendants().forEach(each -> each.handle().destroyForcibly());
  }

  private Process start(String... words) throws Exception {
    var process = new ProcessBuilder(words).directory(directory.toFile()).start();
    started.add(process);
    return process;
  }
}
