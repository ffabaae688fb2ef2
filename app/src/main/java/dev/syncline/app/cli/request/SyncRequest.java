package dev.syncline.app.cli.request;

import dev.syncline.core.run.SyncName;
import java.util.List;

/// `sync`. `untilProven`: waits until probation has given its verdict.
public record SyncRequest(
    List<SyncName> syncs, boolean dryRun, boolean force, boolean untilProven) {
  public SyncRequest {
    syncs = List.copyOf(syncs);
  }
}
