package dev.syncline.app.config.shape;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/// Collects what is wrong and what is worth a warning, bounded.
public final class Problems {
  /// More than these help nobody.
  public static final int MAX = 50;

  private static final int KEPT_MAX = 1_000;

  // People do write passwords into addresses, also wrong ones, which messages quote.
  private static final Pattern LOGIN = Pattern.compile("(?<=://)[^/\\s]+(?=@)");
  private static final Comparator<ConfigProblem> BY_PLACE =
      Comparator.<ConfigProblem, String>comparing(problem -> problem.at().file().toString())
          .thenComparingInt(problem -> problem.at().line())
          .thenComparingInt(problem -> problem.at().column());

  private final List<ConfigProblem> errors = new ArrayList<>();
  private final List<ConfigProblem> warnings = new ArrayList<>();

  public void error(Place at, String code, String text, String hint) {
    if (errors.size() < KEPT_MAX) {
      errors.add(new ConfigProblem(at, code, masked(text), masked(hint)));
    }
  }

  public void warn(Place at, String code, String text, String hint) {
    if (warnings.size() < MAX) {
      warnings.add(new ConfigProblem(at, code, masked(text), masked(hint)));
    }
  }

  private static String masked(String text) {
    return LOGIN.matcher(text).replaceAll("***");
  }

  public int count() {
    return errors.size();
  }

  boolean isFull() {
    return errors.size() >= KEPT_MAX;
  }

  /// In the order of files and lines, at most [#MAX].
  public List<ConfigProblem> errors() {
    return errors.stream().sorted(BY_PLACE).limit(MAX).toList();
  }

  public List<ConfigProblem> warnings() {
    return warnings.stream().sorted(BY_PLACE).toList();
  }
}
