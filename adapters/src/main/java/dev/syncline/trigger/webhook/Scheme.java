package dev.syncline.trigger.webhook;

import dev.syncline.shared.redaction.Secret;
import java.time.Instant;
import java.util.List;

/// How one kind of sender signs its webhooks and what they say.
interface Scheme {
  /// As in the path, in receipts and in the ledger: `github`.
  String name();

  /// Whether these headers are such a sender's, whatever they say.
  boolean recognises(Headers headers);

  boolean takes(BodyType type);

  /// Whether somebody who knows one of `secrets`, none of them empty, has sent it, of late where
  /// the scheme says when.
  Proof proof(Incoming incoming, List<Secret> secrets, Instant now);

  /// What to do about a missing or wrong signature.
  String advice();

  /// The headers in which such a sender may say what it calls this webhook; the first one counts.
  List<String> deliveryHeaders();

  /// Whether such a sender always says what it calls it.
  boolean needsDelivery();

  /// What happened, as the sender calls it; only to be shown.
  String event(Headers headers);

  /// What it says. Asked only after [#proof].
  Hint hint(Headers headers, byte[] json) throws Malformed;
}
