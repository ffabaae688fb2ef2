package dev.syncline.transform.build;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/// Which of the known words was likely meant: by how many letters must be added, removed or changed
/// (Levenshtein).
final class NearWord {
  private static final int LENGTH_MAX = 200;

  private NearWord() {}

  /// The nearest, however far it is; empty where none is known or the word is far too long.
  static Optional<String> of(String word, Collection<String> known) {
    return word.length() > LENGTH_MAX
        ? Optional.empty()
        : known.stream()
            .filter(each -> each.length() <= LENGTH_MAX)
            .min(
                Comparator.<String>comparingInt(each -> distance(word, each))
                    .thenComparing(Comparator.naturalOrder()));
  }

  /// The nearest where at most a third of the word is wrong.
  static Optional<String> close(String word, Collection<String> known) {
    int most = Math.max(1, word.length() / 3);
    return of(word, known).filter(each -> distance(word, each) <= most);
  }

  private static int distance(String one, String other) {
    var row = new int[other.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int changed = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[other.length()];
  }
}
