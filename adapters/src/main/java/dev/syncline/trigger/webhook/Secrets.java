package dev.syncline.trigger.webhook;

import dev.syncline.core.run.SyncException;
import dev.syncline.shared.redaction.Secret;
import java.util.List;

/// The secrets that senders may sign with now: one, two while one replaces the other, or none.
/// Asked for each webhook, so that a rotated one counts at once.
@FunctionalInterface
public interface Secrets {
  /// Rejected where one is declared and cannot be looked up.
  List<Secret> now() throws SyncException;
}
