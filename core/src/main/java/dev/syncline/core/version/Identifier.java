package dev.syncline.core.version;

import java.util.List;

/// The dot-separated pieces of a version: what is allowed in them, and their order (SemVer 2.0.0,
/// sections 2, 9, 10 and 11). Only ASCII counts.
final class Identifier {
  private Identifier() {}

  static List<String> split(String text) {
    return List.of(text.split("\\.", -1));
  }

  static boolean isNumber(String text) {
    return isDigits(text) && (text.length() == 1 || text.charAt(0) != '0');
  }

  static boolean isPrerelease(String text) {
    return isBuild(text) && (!isDigits(text) || isNumber(text));
  }

  static boolean isBuild(String text) {
    return !text.isEmpty() && text.chars().allMatch(Identifier::isIdentifierCharacter);
  }

  static boolean isDigits(String text) {
    return !text.isEmpty() && text.chars().allMatch(Identifier::isDigit);
  }

  static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  static boolean isLetter(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  /// Piece by piece; where one list is the start of the other, the longer one is the later version.
  static int compare(List<String> left, List<String> right) {
    for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
      int order = compare(left.get(i), right.get(i));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(left.size(), right.size());
  }

  private static int compare(String left, String right) {
    boolean leftNumber = isDigits(left);
    if (leftNumber != isDigits(right)) {
      return leftNumber ? -1 : 1;
    }
    // Without leading zeros the number with more digits is the larger one, however long they are.
    boolean byLength = leftNumber && left.length() != right.length();
    return byLength ? Integer.compare(left.length(), right.length()) : left.compareTo(right);
  }

  private static boolean isIdentifierCharacter(int c) {
    return isDigit(c) || isLetter(c) || c == '-';
  }
}
