package dev.syncline.app.cli.request;

import dev.syncline.core.run.SyncName;
import java.util.List;
import java.util.Optional;

/// `plan`. `since` is a revision or tag that the target is compared from instead of what is
/// installed.
public record PlanRequest(
    List<SyncName> syncs, boolean diff, boolean build, Optional<String> since, boolean exitCode) {
  public PlanRequest {
    syncs = List.copyOf(syncs);
  }
}
