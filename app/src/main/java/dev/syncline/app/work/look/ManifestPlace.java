package dev.syncline.app.work.look;

import dev.syncline.core.run.SyncException;
import java.nio.file.Path;

/// Where `.version-manifest.json` is kept: what `manifest:` names, else beside the configuration.
@FunctionalInterface
public interface ManifestPlace {
  Path path() throws SyncException;
}
