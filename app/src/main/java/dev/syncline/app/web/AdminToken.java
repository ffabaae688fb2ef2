package dev.syncline.app.web;

import dev.syncline.core.run.SyncException;
import dev.syncline.shared.redaction.Secret;
import java.util.Optional;

/// What admin actions must come with; asked anew for each, so that a rotated one counts.
@FunctionalInterface
public interface AdminToken {
  /// Empty where none is configured; Rejected where it cannot be looked up.
  Optional<Secret> now() throws SyncException;
}
