package dev.syncline.trigger.webhook;

/// A body that cannot be read, and why; never what stands in it.
final class Malformed extends Exception {
  private static final long serialVersionUID = 1;

  Malformed(String why) {
    super(why);
  }

  String why() {
    return String.valueOf(getMessage());
  }
}
