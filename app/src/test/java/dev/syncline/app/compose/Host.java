package dev.syncline.app.compose;

import static org.awaitility.Awaitility.await;

import dev.syncline.demo.compose.ProcessCompose;
import dev.syncline.demo.compose.ProcessCompose.Up;
import dev.syncline.demo.compose.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Who runs a platform: the double, or the real Process Compose.
interface Host {
  /// Brings it up on this socket; closing it ends all that it started.
  AutoCloseable up(Platform platform, Path socket) throws IOException;

  static Host ofDouble(Version version) {
    return (platform, socket) -> ProcessCompose.up(Up.on(socket, platform.project(), version));
  }

  /// The real one at `program`.
  static Host ofReal(String program) {
    return (platform, socket) -> {
      var file = platform.folder().resolve("process-compose.yaml");
      Files.createDirectories(platform.folder());
      Files.writeString(file, platform.file());
      var words =
          List.of(
              program,
              "up",
              "-t=false",
              "--keep-project",
              "-U",
              "-u",
              socket.toString(),
              "-f",
              file.toString());
      var builder =
          new ProcessBuilder(words)
              .directory(platform.folder().toFile())
              .redirectErrorStream(true)
              .redirectOutput(platform.folder().resolve("pc.log").toFile());
      builder.environment().put("SECOND", Long.toString(platform.second().toNanos() / 1000));
      var process = builder.start();
      await().ignoreExceptions().until(() -> Wire.unix(socket).get("/live").status() == 200);
      return () -> end(process);
    };
  }

  private static void end(Process process) {
    var started = process.descendants().toList();
    process.destroy();
    process.onExit().completeOnTimeout(process, 1, TimeUnit.MINUTES).join();
    process.destroyForcibly();
    started.forEach(ProcessHandle::destroyForcibly);
  }
}
