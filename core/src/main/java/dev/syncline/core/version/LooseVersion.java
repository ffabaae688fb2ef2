package dev.syncline.core.version;

import java.util.List;
import java.util.Optional;

/// Reads a version as people write it, by the rules listed at [TagPattern].
final class LooseVersion {
  private static final int NUMBERS_MAX = 3;

  private LooseVersion() {}

  static Reading read(String text) {
    if (text.length() > SemVer.LENGTH_MAX) {
      return no(text, "is longer than " + SemVer.LENGTH_MAX + " characters");
    }
    return SemVer.parse(text).<Reading>map(Reading.Version::new).orElseGet(() -> loosely(text));
  }

  private static Reading loosely(String text) {
    int end = endOfNumbers(text);
    if (end == 0) {
      return no(text, "does not start with a number");
    }
    var numbers = Calendar.withoutZeros(Identifier.split(text.substring(0, end)));
    if (numbers.size() > NUMBERS_MAX) {
      return no(text, "has " + numbers.size() + " numbers; a version has at most three");
    }
    if (!numbers.stream().allMatch(Identifier::isNumber)) {
      return no(text, "has a number that starts with 0");
    }
    return version(numbers, text.substring(end))
        .<Reading>map(Reading.Version::new)
        .orElseGet(() -> no(text, "is no version because of " + Quoted.of(text.substring(end))));
  }

  /// Where `1`, `1.2`, `1.2.3` or more of the kind at the start of `text` ends; 0 if there is none.
  private static int endOfNumbers(String text) {
    int end = 0;
    int i = 0;
    while (i < text.length() && Identifier.isDigit(text.charAt(i))) {
      while (i < text.length() && Identifier.isDigit(text.charAt(i))) {
        i++;
      }
      end = i;
      i += i < text.length() && text.charAt(i) == '.' ? 1 : 0;
    }
    return end;
  }

  private static Optional<SemVer> version(List<String> numbers, String rest) {
    String core = String.join(".", numbers) + ".0".repeat(NUMBERS_MAX - numbers.size());
    int plus = rest.indexOf('+');
    String suffix = plus < 0 ? rest : rest.substring(0, plus);
    String build = plus < 0 ? "" : rest.substring(plus);
    boolean several = numbers.size() > 1;
    var known = Suffix.read(suffix, several);
    // A single number must not be filled up before just anything: 2024-01-05 is a day.
    if (several || suffix.isEmpty() || known.isPresent()) {
      var asItStands = SemVer.parse(core + rest);
      if (asItStands.isPresent()) {
        return asItStands;
      }
    }
    return known.flatMap(read -> SemVer.parse(core + read + build));
  }

  private static Reading no(String text, String reason) {
    return new Reading.NotAVersion(Quoted.of(text) + " " + reason);
  }
}
