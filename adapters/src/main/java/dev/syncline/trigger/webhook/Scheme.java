package dev.syncline.trigger.webhook;

import dev.syncline.shared.redaction.Secret;
import java.util.List;
import java.util.Optional;

/// How one kind of sender signs its webhooks and what they say.
interface Scheme {
  /// As in the path, in receipts and in the ledger: `github`.
  String name();

  /// Whether these headers are such a sender's, whatever they say.
  boolean recognises(Headers headers);

  boolean takes(BodyType type);

  /// Whether somebody who knows one of `secrets` has signed `body`.
  boolean isSigned(Headers headers, byte[] body, List<Secret> secrets);

  /// What to do about a missing or wrong signature.
  String advice();

  /// What the sender calls this webhook.
  Optional<String> delivery(Headers headers);

  /// Whether such a sender always says what it calls it.
  boolean needsDelivery();

  /// What happened, as the sender calls it; only to be shown.
  String event(Headers headers);

  /// What it says. Asked only after [#isSigned].
  Hint hint(Headers headers, byte[] json) throws Malformed;
}
