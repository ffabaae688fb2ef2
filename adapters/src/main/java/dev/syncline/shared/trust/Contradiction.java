package dev.syncline.shared.trust;

/// A checksum file says two things of one name: nothing it says can be relied on.
public final class Contradiction extends Exception {
  private static final long serialVersionUID = 1L;

  Contradiction(String why) {
    super(why);
  }
}
