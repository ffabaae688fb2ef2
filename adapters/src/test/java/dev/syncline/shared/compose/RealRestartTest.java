package dev.syncline.shared.compose;

import static org.awaitility.Awaitility.await;

import dev.syncline.demo.compose.Project;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;

/// The suite against the real Process Compose that the variable `PROCESS_COMPOSE` names; Maven
/// leaves it out where that is not set.
@Tag("peers")
@Tag("process-compose")
class RealRestartTest extends RestartSuite {
  @Override
  Duration second() {
    return Duration.ofSeconds(1);
  }

  @Override
  AutoCloseable up(Project project, Path socket) throws Exception {
    var program =
        Objects.requireNonNull(System.getenv("PROCESS_COMPOSE"), "PROCESS_COMPOSE is not set");
    var file = project.folder().resolve("process-compose.yaml");
    Files.writeString(file, ProjectFile.text(project));
    var process =
        new ProcessBuilder(ProjectFile.up(program, socket.toString(), file.toString()))
            .directory(project.folder().toFile())
            .redirectErrorStream(true)
            .redirectOutput(project.folder().resolve("pc.log").toFile())
            .start();
    var client =
        new ComposeClient(
            new ComposeAddress.Socket(socket),
            Optional.empty(),
            new dev.syncline.shared.process.ClockPace());
    await().ignoreExceptions().until(() -> client.look("ghost") instanceof Sight.Nameless);
    return new Real(process);
  }

  @Override
  void vanish(AutoCloseable compose) {
    ((Real) compose).kill();
  }

  /// Ends what it started as well.
  private static final class Real implements AutoCloseable {
    private final Process process;
    private List<ProcessHandle> started = List.of();

    Real(Process process) {
      this.process = process;
    }

    void kill() {
      started = process.descendants().toList();
      process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
      if (process.isAlive()) {
        started = process.descendants().toList();
        process.destroy();
        process.onExit().completeOnTimeout(process, 1, TimeUnit.MINUTES).join();
        process.destroyForcibly();
      }
      started.forEach(ProcessHandle::destroyForcibly);
    }
  }
}
