package dev.syncline.app.config.shape;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/// The known word that was likely meant: by the number of characters that were left out, added,
/// taken for others or swapped with their neighbour (Damerau and Levenshtein, optimal string
/// alignment).
public final class Nearest {
  private static final int LENGTH_MAX = 64;

  private Nearest() {}

  /// Empty where nothing known is near: at most a third of the word may be wrong.
  public static Optional<String> of(String typed, Collection<String> known) {
    if (typed.length() > LENGTH_MAX) {
      return Optional.empty();
    }
    int most = Math.max(1, typed.length() / 3);
    var plain = plain(typed);
    return known.stream()
        .filter(word -> distance(plain, plain(word)) <= most)
        .min(
            Comparator.<String>comparingInt(word -> distance(plain, plain(word)))
                .thenComparing(Comparator.naturalOrder()));
  }

  /// What to tell whoever typed it: the near word, else all of them.
  public static String advice(String typed, Collection<String> known) {
    return of(typed, known)
        .map(word -> "did you mean '%s'?".formatted(word))
        .orElseGet(() -> "known here: " + String.join(", ", known));
  }

  private static String plain(String word) {
    return word.toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static int distance(String one, String other) {
    var table = new int[one.length() + 1][other.length() + 1];
    for (int i = 0; i <= one.length(); i++) {
      for (int j = 0; j <= other.length(); j++) {
        table[i][j] = i == 0 || j == 0 ? i + j : cheapest(table, one, other, i, j);
      }
    }
    return table[one.length()][other.length()];
  }

  private static int cheapest(int[][] table, String one, String other, int i, int j) {
    int same = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
    int least =
        Math.min(table[i - 1][j - 1] + same, Math.min(table[i - 1][j], table[i][j - 1]) + 1);
    boolean swapped =
        i > 1
            && j > 1
            && one.charAt(i - 1) == other.charAt(j - 2)
            && one.charAt(i - 2) == other.charAt(j - 1);
    return swapped ? Math.min(least, table[i - 2][j - 2] + 1) : least;
  }
}
