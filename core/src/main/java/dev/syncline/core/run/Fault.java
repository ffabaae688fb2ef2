package dev.syncline.core.run;

import java.time.Instant;
import java.util.Optional;

/// Why a pass could not go on; its case is what happens next. The engine holds the one `switch`.
public sealed interface Fault {
  Complaint complaint();

  /// The world was in the way (network, disk, a busy peer): tried again with back-off, and not
  /// before `notBefore` where the peer named a time.
  record Transient(Complaint complaint, Optional<Instant> notBefore) implements Fault {}

  /// Asking again would give the same answer: not tried again until the declaration or the source
  /// changes, or a person rings.
  record Rejected(Complaint complaint) implements Fault {}

  /// The offered revision itself is at fault (it does not build, its check fails): tried `attempts`
  /// times in all, with back-off, then quarantined by origin and revision.
  record Unfit(Complaint complaint, int attempts) implements Fault {
    public Unfit {
      if (attempts < 1) {
        throw new IllegalArgumentException("attempts must be at least 1");
      }
    }
  }

  /// Going on would be unsafe: waits until a person agrees.
  record Halted(Complaint complaint) implements Fault {}
}
