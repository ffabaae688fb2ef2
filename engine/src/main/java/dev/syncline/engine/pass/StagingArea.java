package dev.syncline.engine.pass;

import dev.syncline.core.run.RunId;
import dev.syncline.core.run.SyncException;
import java.nio.file.Path;

/// Gives each pass an empty directory of its own and takes it away again.
public interface StagingArea {
  Path open(RunId run) throws SyncException;

  /// Removes it with all that is in it; nothing there: nothing done.
  void close(RunId run);
}
