package dev.syncline.core.version;

import java.util.function.IntPredicate;

/// A place in the text of a range, moving from left to right, and the words for what is wrong
/// there.
final class RangeCursor {
  private final String text;
  private int position;

  RangeCursor(String text) {
    this.text = text;
  }

  int position() {
    return position;
  }

  boolean atEnd() {
    return position == text.length();
  }

  boolean sees(String token) {
    return text.startsWith(token, position);
  }

  /// Moves past `token` if it stands here.
  boolean accept(String token) {
    boolean seen = sees(token);
    position += seen ? token.length() : 0;
    return seen;
  }

  /// Moves past the next character if it is one of `characters`.
  boolean takeOne(String characters) {
    boolean seen = !atEnd() && characters.indexOf(text.charAt(position)) >= 0;
    position += seen ? 1 : 0;
    return seen;
  }

  /// Moves past all characters that are `wanted` and returns them.
  String takeWhile(IntPredicate wanted) {
    int start = position;
    while (!atEnd() && wanted.test(text.charAt(position))) {
      position++;
    }
    return text.substring(start, position);
  }

  void skipSpaces() {
    while (!atEnd() && isSpace(text.charAt(position))) {
      position++;
    }
  }

  boolean isAfterSpace() {
    return position > 0 && isSpace(text.charAt(position - 1));
  }

  static boolean isSpace(int c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
  }

  /// Says that something else was `expected` where the cursor stands.
  IllegalArgumentException unexpected(String expected) {
    String rest = text.substring(position);
    return invalid(position, "expected " + expected + ", found " + found(rest));
  }

  /// Says what is wrong `at` an index of the text.
  IllegalArgumentException invalid(int at, String problem) {
    return new IllegalArgumentException(
        "version range %s, column %d: %s".formatted(Quoted.of(text), at + 1, problem));
  }

  private static String found(String rest) {
    return rest.isEmpty() ? "the end" : Quoted.of(rest);
  }
}
