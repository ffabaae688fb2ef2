package dev.syncline.app.cli.request;

import dev.syncline.core.run.SyncName;
import java.util.Optional;

/// `rollback`; without `to`, back to known-good.
public record RollbackRequest(SyncName sync, Optional<String> to, String reason) {}
