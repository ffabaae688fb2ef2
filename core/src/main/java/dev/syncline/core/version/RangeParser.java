package dev.syncline.core.version;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Reads the text of a [VersionRange]:
///
/// ```
/// range       = conjunction *( "||" conjunction )
/// conjunction = term *( ( spaces / "," ) term )
/// term        = operator version / version " - " version
/// ```
final class RangeParser {
  private static final int LENGTH_MAX = 1024;
  private static final String OPERATOR_CHARACTERS = "<>=~^!";
  private static final Set<String> OPERATORS =
      Set.of("", "=", ">", ">=", "<", "<=", "~", "~>", "^");

  private final RangeCursor cursor;

  private RangeParser(RangeCursor cursor) {
    this.cursor = cursor;
  }

  static List<List<Limit>> parse(String text) {
    var cursor = new RangeCursor(text);
    if (text.length() > LENGTH_MAX) {
      throw cursor.invalid(LENGTH_MAX, "too long; valid are at most 1,024 characters");
    }
    return new RangeParser(cursor).alternatives();
  }

  private List<List<Limit>> alternatives() {
    var alternatives = new ArrayList<List<Limit>>();
    do {
      alternatives.add(conjunction());
    } while (cursor.accept("||"));
    return List.copyOf(alternatives);
  }

  private List<Limit> conjunction() {
    var limits = new ArrayList<>(term());
    while (anotherTermFollows()) {
      limits.addAll(term());
    }
    return List.copyOf(limits);
  }

  private boolean anotherTermFollows() {
    cursor.skipSpaces();
    if (cursor.atEnd() || cursor.sees("||")) {
      return false;
    }
    if (!cursor.accept(",") && !cursor.isAfterSpace()) {
      throw cursor.unexpected("a space, a comma or ||");
    }
    return true;
  }

  private List<Limit> term() {
    cursor.skipSpaces();
    int start = cursor.position();
    String operator = operator();
    cursor.skipSpaces();
    var version = new PartialParser(cursor).parse();
    if (operator.isEmpty() && acceptHyphen()) {
      return version.through(new PartialParser(cursor).parse());
    }
    var limits = version.limits(operator);
    if (limits.isEmpty()) {
      throw cursor.invalid(start, "no version lies beyond *; valid is " + PartialParser.VALID);
    }
    return limits;
  }

  private String operator() {
    int start = cursor.position();
    String operator = cursor.takeWhile(c -> OPERATOR_CHARACTERS.indexOf(c) >= 0);
    if (!OPERATORS.contains(operator)) {
      String unknown = Quoted.of(operator);
      throw cursor.invalid(start, unknown + " compares nothing; valid are = > >= < <= ~ ~> ^");
    }
    return operator;
  }

  /// `1.2 - 2.0`: the hyphen stands alone; without spaces it would begin a pre-release.
  private boolean acceptHyphen() {
    cursor.skipSpaces();
    if (!cursor.isAfterSpace() || !cursor.accept("-")) {
      return false;
    }
    cursor.skipSpaces();
    if (!cursor.isAfterSpace()) {
      throw cursor.unexpected("a space after -");
    }
    return true;
  }
}
