package dev.syncline.trigger.webhook;

/// Whether a webhook comes from somebody who knows one of our secrets.
enum Proof {
  GIVEN,
  /// Not signed, or not with one of them.
  MISSING,
  /// Well signed, and so long ago, or so far ahead, that it may be a replay.
  UNTIMELY;

  static Proof of(boolean given) {
    return given ? GIVEN : MISSING;
  }
}
