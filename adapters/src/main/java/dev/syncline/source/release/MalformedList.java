package dev.syncline.source.release;

/// What a forge answered is no list of releases; the message says what is wrong with it.
final class MalformedList extends Exception {
  private static final long serialVersionUID = 1;

  MalformedList(String why) {
    super(why);
  }
}
