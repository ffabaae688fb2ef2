package dev.syncline.app.cli.request;

import dev.syncline.core.run.SyncName;
import java.time.Instant;
import java.util.Optional;

/// A person's word about one sync, and why (empty where no reason was given).
public record DecideRequest(SyncName sync, Word word, String reason) {
  /// What was said.
  public sealed interface Word {
    /// Agrees to `version`, or where empty to what waits now: a version or what a guard objected
    /// to.
    record Approve(Optional<String> version) implements Word {}

    record Pin(String version) implements Word {}

    record Unpin() implements Word {}

    /// Without `until`, until `unhold`.
    record Hold(Optional<Instant> until) implements Word {}

    record Unhold() implements Word {}

    record Suspend() implements Word {}

    record Resume() implements Word {}
  }
}
