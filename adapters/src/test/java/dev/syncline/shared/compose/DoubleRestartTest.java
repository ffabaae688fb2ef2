package dev.syncline.shared.compose;

import dev.syncline.demo.compose.ProcessCompose;
import dev.syncline.demo.compose.Project;
import dev.syncline.demo.compose.Version;
import java.nio.file.Path;
import java.time.Duration;

/// The suite against the double, in which a second is short.
class DoubleRestartTest extends RestartSuite {
  @Override
  Duration second() {
    return Duration.ofMillis(100);
  }

  @Override
  AutoCloseable up(Project project, Path socket) throws Exception {
    return ProcessCompose.up(ProcessCompose.Up.on(socket, project, Version.V1_100_0));
  }

  @Override
  void vanish(AutoCloseable compose) {
    ((ProcessCompose) compose).vanish();
  }
}
