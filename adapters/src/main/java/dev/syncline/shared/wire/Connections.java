package dev.syncline.shared.wire;

import dev.syncline.core.run.Pace;
import dev.syncline.shared.redaction.Redactor;

/// Everything that an adapter needs to talk to a host, made once: the same settings, credentials,
/// redaction and budget for every connection.
public record Connections(
    ConnectionSettings settings,
    Credentials credentials,
    Redactor redactor,
    HostBudget budget,
    Pace pace) {
  public static Connections of(
      ConnectionSettings settings, Credentials credentials, Redactor redactor, Pace pace) {
    return new Connections(settings, credentials, redactor, HostBudget.usual(pace), pace);
  }

  /// The same, with [ConnectionSettings#straightToThisMachine].
  Connections straightToThisMachine() {
    return new Connections(settings.straightToThisMachine(), credentials, redactor, budget, pace);
  }
}
