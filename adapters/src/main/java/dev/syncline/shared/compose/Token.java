package dev.syncline.shared.compose;

import dev.syncline.core.run.SyncException;
import dev.syncline.shared.redaction.Secret;

/// What proves to Process Compose that one may ask.
@FunctionalInterface
public interface Token {
  /// Looked up anew for each call, so that a new one counts at once. Rejected where it is not set.
  Secret find() throws SyncException;
}
