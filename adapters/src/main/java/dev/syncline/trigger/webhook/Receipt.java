package dev.syncline.trigger.webhook;

import dev.syncline.core.ledger.Delivery;
import dev.syncline.core.ledger.DeliveryId;
import dev.syncline.core.run.Complaint;
import dev.syncline.core.run.SyncName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What the sender of a webhook gets back. Never a secret, nor anything of what we watch that a
/// sender who has signed did not name.
public sealed interface Receipt {
  /// Of HTTP.
  int status();

  /// One word for logs, metrics and JSON.
  default String word() {
    return switch (this) {
      case Accepted _ -> "accepted";
      case Duplicate _ -> "duplicate";
      case Ignored _ -> "ignored";
      case Pong _ -> "pong";
      case Refused _ -> "refused";
    };
  }

  /// The document that its sender gets, `application/json` in UTF-8.
  default String json() {
    return ReceiptText.of(this);
  }

  /// Durable, and these syncs were rung.
  record Accepted(DeliveryId delivery, String event, List<SyncName> syncs, Instant received)
      implements Receipt {
    public Accepted {
      syncs = List.copyOf(syncs);
    }

    @Override
    public int status() {
      return 202;
    }
  }

  /// Accepted before, under the same id, and not failed since; nothing is rung.
  record Duplicate(DeliveryId delivery, String event, List<SyncName> syncs, Delivery.State state)
      implements Receipt {
    public Duplicate {
      syncs = List.copyOf(syncs);
    }

    @Override
    public int status() {
      return 200;
    }
  }

  /// Well signed, and none of ours.
  record Ignored(DeliveryId delivery, String event, String reason) implements Receipt {
    @Override
    public int status() {
      return 200;
    }
  }

  record Pong(DeliveryId delivery) implements Receipt {
    @Override
    public int status() {
      return 200;
    }
  }

  /// Not taken. `retryAfter` is for the header of that name; `log` is a line for our own log, empty
  /// where it is not worth one, and never sent.
  record Refused(
      int status, Complaint complaint, Optional<Duration> retryAfter, Optional<String> log)
      implements Receipt {
    /// Whole seconds, at least one, as `Retry-After` has them.
    public Optional<Long> retryAfterSeconds() {
      return retryAfter.map(wait -> Math.max(1, wait.plusNanos(999_999_999).toSeconds()));
    }
  }

  /// For a server that cut a body off before it was whole.
  static Refused tooLarge() {
    return Refusals.size();
  }

  /// For a server that was asked by another method than POST.
  static Refused notPosted() {
    return Refusals.method();
  }
}
