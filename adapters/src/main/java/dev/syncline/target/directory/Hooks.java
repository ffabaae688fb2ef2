package dev.syncline.target.directory;

import dev.syncline.core.content.Revision;
import dev.syncline.core.run.SyncException;
import dev.syncline.core.target.Look;
import dev.syncline.shared.process.Command;
import dev.syncline.shared.process.Command.Leftovers;
import dev.syncline.shared.process.Ended;
import dev.syncline.shared.process.Limits;
import dev.syncline.shared.process.Processes;
import java.nio.file.Path;
import java.util.LinkedHashMap;

/// Runs a hook and waits for it, no longer than its limit. What it leaves running, as a server that
/// it starts, goes on.
record Hooks(Processes processes) {
  Look run(Hook hook, Path tree, Revision revision) throws InterruptedException {
    var environment = new LinkedHashMap<String, String>();
    environment.put("SYNCLINE_REVISION", revision.value());
    environment.put("SYNCLINE_TREE", tree.toString());
    var limits = Limits.of(hook.within());
    var command = new Command(hook.command(), tree, environment, limits, Leftovers.LEAVE);
    try {
      return switch (processes.run(command, _ -> {})) {
        case Ended.Finished finished ->
            finished.succeeded()
                ? new Look.Healthy()
                : unhealthy("ended with " + finished.ending() + finished.lastWords());
        case Ended.TimedOut late ->
            unhealthy("did not end within " + hook.within() + late.lastWords());
      };
    } catch (SyncException e) {
      var complaint = e.fault().complaint();
      return unhealthy(
          "could not be started: %s: %s".formatted(complaint.what(), complaint.reason()));
    }
  }

  private static Look unhealthy(String why) {
    return new Look.Unhealthy("the hook " + why);
  }
}
