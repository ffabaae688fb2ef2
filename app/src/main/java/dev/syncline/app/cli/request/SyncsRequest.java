package dev.syncline.app.cli.request;

import dev.syncline.core.run.SyncName;
import java.util.List;

/// Some syncs and nothing else; empty means all.
public record SyncsRequest(List<SyncName> syncs) {
  public SyncsRequest {
    syncs = List.copyOf(syncs);
  }
}
