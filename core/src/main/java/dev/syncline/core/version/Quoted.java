package dev.syncline.core.version;

/// Foreign text as it may stand in a sentence for a person: quoted, on one line, of bounded length,
/// with nothing in it that would steer a terminal or reverse the direction of reading.
final class Quoted {
  private static final int LENGTH_MAX = 80;

  private Quoted() {}

  static String of(String text) {
    var shown = new StringBuilder("\"");
    text.codePoints()
        .limit(LENGTH_MAX)
        .forEach(c -> shown.appendCodePoint(isHarmless(c) ? c : '\uFFFD'));
    boolean cut = text.codePointCount(0, Math.min(text.length(), 2 * LENGTH_MAX + 2)) > LENGTH_MAX;
    return shown.append(cut ? "...\"" : "\"").toString();
  }

  private static boolean isHarmless(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.UNASSIGNED,
          Character.PRIVATE_USE ->
          false;
      default -> true;
    };
  }
}
