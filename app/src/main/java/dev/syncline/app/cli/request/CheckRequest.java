package dev.syncline.app.cli.request;

import dev.syncline.core.run.SyncName;
import java.util.List;

/// `check`. `exitCode`: 3 where an update is available.
public record CheckRequest(List<SyncName> syncs, boolean exitCode, boolean writeManifest) {
  public CheckRequest {
    syncs = List.copyOf(syncs);
  }
}
