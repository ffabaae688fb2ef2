package dev.syncline.demo.compose;

/// What is answered with 400, and why.
final class Refused extends Exception {
  private static final long serialVersionUID = 1;

  Refused(String why) {
    super(why);
  }

  String why() {
    return String.valueOf(getMessage());
  }
}
