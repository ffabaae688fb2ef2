package dev.syncline.app.cli.request;

import dev.syncline.core.run.SyncName;
import java.util.List;

/// `status`.
public record StatusRequest(List<SyncName> syncs, boolean follow) {
  public StatusRequest {
    syncs = List.copyOf(syncs);
  }
}
