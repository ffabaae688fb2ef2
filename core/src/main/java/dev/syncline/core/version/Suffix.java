package dev.syncline.core.version;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What people write behind the numbers of a version where SemVer would have a pre-release.
final class Suffix {
  /// As people write it, in lower case, to the word that we order by.
  private static final Map<String, String> PRERELEASES =
      Map.ofEntries(
          Map.entry("a", "alpha"),
          Map.entry("alpha", "alpha"),
          Map.entry("b", "beta"),
          Map.entry("beta", "beta"),
          Map.entry("c", "rc"),
          Map.entry("canary", "canary"),
          Map.entry("cr", "rc"),
          Map.entry("dev", "dev"),
          Map.entry("m", "m"),
          Map.entry("milestone", "m"),
          Map.entry("nightly", "nightly"),
          Map.entry("pre", "pre"),
          Map.entry("preview", "preview"),
          Map.entry("rc", "rc"),
          Map.entry("snapshot", "snapshot"));

  private static final Set<String> RELEASES = Set.of(".final", ".ga", ".release");

  private Suffix() {}

  /// The suffix as SemVer writes it, `-rc.1`, or nothing for the release itself; empty if it is
  /// neither. A single letter counts only with a digit and after `several` numbers: 1.1.1b is a
  /// patch of OpenSSL, and 1b3 is rather a commit.
  static Optional<String> read(String text, boolean several) {
    if (RELEASES.contains(text.toLowerCase(Locale.ROOT))) {
      return Optional.of("");
    }
    boolean separated = !text.isEmpty() && "-._".indexOf(text.charAt(0)) >= 0;
    var pieces = (separated ? text.substring(1) : text).split("[-._]", -1);
    if (!isPrerelease(pieces[0], several)) {
      return Optional.empty();
    }
    var identifiers = new ArrayList<String>();
    for (String piece : pieces) {
      identifiers.addAll(identifiers(piece));
    }
    return Optional.of("-" + String.join(".", identifiers));
  }

  private static boolean isPrerelease(String piece, boolean several) {
    String word = word(piece);
    String digits = piece.substring(word.length());
    boolean letter = word.length() == 1;
    return PRERELEASES.containsKey(word)
        && (digits.isEmpty() || Identifier.isDigits(digits))
        && (!letter || (several && !digits.isEmpty()));
  }

  /// `RC1` as `rc`, `1`; a piece that is no known word stays as it is, and so does `rc01`, because
  /// SemVer has no number 01.
  private static List<String> identifiers(String piece) {
    String word = word(piece);
    String digits = piece.substring(word.length());
    String known = PRERELEASES.getOrDefault(word, "");
    if (known.isEmpty() || !(digits.isEmpty() || Identifier.isDigits(digits))) {
      return List.of(piece);
    }
    if (digits.isEmpty()) {
      return List.of(known);
    }
    return Identifier.isNumber(digits) ? List.of(known, digits) : List.of(known + digits);
  }

  /// The letters at the start of `piece`, in lower case.
  private static String word(String piece) {
    int end = 0;
    while (end < piece.length() && Identifier.isLetter(piece.charAt(end))) {
      end++;
    }
    return piece.substring(0, end).toLowerCase(Locale.ROOT);
  }
}
