package dev.syncline.shared.ledger;

import dev.syncline.core.ledger.DeliveryId;
import dev.syncline.core.ledger.Tenure;
import dev.syncline.core.run.RunId;
import dev.syncline.core.run.SyncException;
import dev.syncline.core.run.SyncName;

/// Why an entry can not be written, whoever writes it.
final class Refusals {
  private Refusals() {}

  static SyncException tenure(Tenure asked, long current) {
    return SyncException.rejected(
        "SYN-LEDGER-TENURE",
        "the ledger",
        "it is written in tenure %d now, not %d".formatted(current, asked.epoch()),
        "Another process has taken over; nothing was written");
  }

  static SyncException run(RunId run, String why) {
    return SyncException.rejected(
        "SYN-LEDGER-RUN", "run " + run, why, "This is a defect in Syncline; please report it");
  }

  static SyncException approval(SyncName sync) {
    return SyncException.rejected(
        "SYN-LEDGER-APPROVAL",
        sync.value(),
        "the approval was used already or never given",
        "Approve again: an approval is good for one use");
  }

  static SyncException delivery(DeliveryId id, SyncName sync) {
    return SyncException.rejected(
        "SYN-LEDGER-DELIVERY",
        "delivery " + id,
        "it has been accepted for %s already".formatted(sync),
        "Nothing: it rings once");
  }

  static SyncException nameTaken(SyncName from, SyncName to) {
    return SyncException.rejected(
        "SYN-LEDGER-NAME",
        "rename %s to %s".formatted(from, to),
        "the ledger knows a sync called %s already".formatted(to),
        "Forget that one first, or choose another name");
  }
}
