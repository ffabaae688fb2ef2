package dev.syncline.core.policy;

import java.util.List;
import java.util.Optional;

/// Names by `*` (any characters, also none) and `?` (one character).
record Globs(List<String> patterns) {
  Optional<String> matching(String name) {
    return patterns.stream().filter(pattern -> matches(pattern, name)).findFirst();
  }

  /// Goes back to the last `*` only, so that no pattern takes more than length times length steps.
  static boolean matches(String pattern, String name) {
    int at = 0;
    int star = -1;
    int resume = 0;
    int i = 0;
    while (i < name.length()) {
      if (at < pattern.length() && pattern.charAt(at) == '*') {
        star = at++;
        resume = i;
      } else if (at < pattern.length() && isSame(pattern.charAt(at), name.charAt(i))) {
        at++;
        i++;
      } else if (star >= 0) {
        at = star + 1;
        i = ++resume;
      } else {
        return false;
      }
    }
    return pattern.substring(at).chars().allMatch(c -> c == '*');
  }

  private static boolean isSame(char wanted, char c) {
    return wanted == '?' || wanted == c;
  }
}
