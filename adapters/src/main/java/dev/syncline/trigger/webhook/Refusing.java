package dev.syncline.trigger.webhook;

import dev.syncline.trigger.webhook.Receipt.Refused;

/// Ends the receiving of a webhook with a refusal; never leaves the receiver.
final class Refusing extends Exception {
  private static final long serialVersionUID = 1;

  private final transient Refused receipt;

  Refusing(Refused receipt) {
    super(receipt.complaint().line(), null, false, false); // an answer, not a defect: no trace
    this.receipt = receipt;
  }

  Refused receipt() {
    return receipt;
  }
}
