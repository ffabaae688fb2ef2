package dev.syncline.core.version;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Reads one version of a range: `2`, `v2.10`, `2.10.25-rc.1+linux`, `2.x`, `*`.
final class PartialParser {
  static final String VALID = "a version such as 2, 2.10, 2.10.25, 2.x or *";

  private static final int LENGTH_MAX = SemVer.LENGTH_MAX - 16; // so that the next version fits too

  private final RangeCursor cursor;
  private final List<String> numbers = new ArrayList<>();

  PartialParser(RangeCursor cursor) {
    this.cursor = cursor;
  }

  Partial parse() {
    int start = cursor.position();
    cursor.takeOne("vV");
    readNumbers();
    int end = cursor.position();
    String qualifier = cursor.takeWhile(c -> !endsVersion(c));
    if (cursor.position() - start > LENGTH_MAX) {
      throw cursor.invalid(
          start, "version too long; valid are at most " + LENGTH_MAX + " characters");
    }
    if (!qualifier.isEmpty() && numbers.size() < 3) {
      throw cursor.invalid(end, Quoted.of(qualifier) + " needs three numbers before it");
    }
    return new Partial(floor(end, qualifier), numbers.size());
  }

  private void readNumbers() {
    int parts = 0;
    boolean open = false;
    do {
      int start = cursor.position();
      boolean wildcard = cursor.takeOne("xX*");
      if (!wildcard) {
        numbers.add(number());
      }
      if (open && !wildcard) {
        throw cursor.invalid(start, "after x or * only x or * may follow");
      }
      open = wildcard;
      parts++;
    } while (parts < 3 && cursor.accept("."));
  }

  private String number() {
    int start = cursor.position();
    String digits = cursor.takeWhile(Identifier::isDigit);
    if (digits.isEmpty()) {
      throw cursor.unexpected(VALID);
    }
    if (!Identifier.isNumber(digits)) {
      throw cursor.invalid(
          start, Quoted.of(digits) + " starts with 0; valid is a number without it");
    }
    return digits;
  }

  private SemVer floor(int at, String qualifier) {
    var parts = Stream.concat(numbers.stream(), Stream.of("0", "0", "0")).limit(3);
    String core = parts.collect(Collectors.joining("."));
    return SemVer.parse(core + qualifier)
        .orElseThrow(() ->
            cursor.invalid(
                at,
                Quoted.of(qualifier)
                    + " cannot follow a version; valid are a pre-release such as -rc.1, a space, a"
                    + " comma or ||"));
  }

  private static boolean endsVersion(int c) {
    return RangeCursor.isSpace(c) || c == ',' || c == '|';
  }
}
