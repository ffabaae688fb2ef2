package dev.syncline.app.cli.request;

import dev.syncline.core.run.SyncName;
import java.util.List;

/// `ring`: a running daemon looks at these syncs now, at all where there are none.
public record RingRequest(List<SyncName> syncs) {
  public RingRequest {
    syncs = List.copyOf(syncs);
  }
}
