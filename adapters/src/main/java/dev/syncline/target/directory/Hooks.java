package dev.syncline.target.directory;

import dev.syncline.core.content.Revision;
import dev.syncline.core.target.Look;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/// Runs a hook and waits for it, no longer than its limit. What it prints is not read.
final class Hooks {
  private Hooks() {}

  static Look run(Hook hook, Path tree, Revision revision) throws InterruptedException {
    var builder =
        new ProcessBuilder(hook.command())
            .directory(tree.toFile())
            .redirectErrorStream(true)
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
            .redirectOutput(ProcessBuilder.Redirect.DISCARD);
    builder.environment().put("SYNCLINE_REVISION", revision.value());
    builder.environment().put("SYNCLINE_TREE", tree.toString());
    try {
      return await(builder.start(), hook);
    } catch (IOException e) {
      return new Look.Unhealthy("the hook could not be started: " + e.getMessage());
    }
  }

  private static Look await(Process process, Hook hook) throws InterruptedException {
    try {
      if (!process.waitFor(hook.within().toMillis(), TimeUnit.MILLISECONDS)) {
        return new Look.Unhealthy("the hook did not end within " + hook.within());
      }
      int exit = process.exitValue();
      return exit == 0
          ? new Look.Healthy()
          : new Look.Unhealthy("the hook ended with exit code " + exit);
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }
}
