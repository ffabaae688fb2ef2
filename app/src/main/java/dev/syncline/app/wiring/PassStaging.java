package dev.syncline.app.wiring;

import dev.syncline.core.run.RunId;
import dev.syncline.core.run.SyncException;
import dev.syncline.engine.pass.StagingArea;
import dev.syncline.shared.files.DiskRefusal;
import dev.syncline.shared.files.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Staging below the state directory: one folder a run. What a kill left behind is swept at the
/// start.
final class PassStaging implements StagingArea {
  private final Path root;

  private PassStaging(Path root) {
    this.root = root;
  }

  /// Empty, whatever was left there; for the one process that holds the state directory.
  static PassStaging swept(Path root) throws SyncException {
    try {
      if (Files.exists(root)) {
        Trees.delete(root);
      }
      return new PassStaging(root);
    } catch (IOException e) {
      throw refused("clearing", root, e);
    }
  }

  /// For commands that change nothing but build aside; beside others, so nothing is swept.
  static PassStaging beside(Path root) {
    return new PassStaging(root);
  }

  @Override
  public Path open(RunId run) throws SyncException {
    var directory = root.resolve(run.value());
    try {
      return Files.createDirectories(directory);
    } catch (IOException e) {
      throw refused("making", directory, e);
    }
  }

  @Override
  public void close(RunId run) {
    try {
      var directory = root.resolve(run.value());
      if (Files.exists(directory)) {
        Trees.delete(directory);
      }
    } catch (IOException _) {
      // Something still writes there: the next start sweeps it.
    }
  }

  private static SyncException refused(String doing, Path path, IOException e) {
    return SyncException.passing(
        "SYN-STATE-STAGING",
        doing + " the staging folder " + path,
        DiskRefusal.words(e),
        "Make room or let Syncline write there");
  }
}
