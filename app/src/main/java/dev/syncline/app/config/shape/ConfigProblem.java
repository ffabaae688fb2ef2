package dev.syncline.app.config.shape;

/// One thing that is wrong in a configuration: what, and where it helps what would be right
/// (`hint`, may be empty). `at.line` is 0 where the file as a whole is meant.
public record ConfigProblem(Place at, String code, String text, String hint) {
  /// One line as compilers write it: `file:line:column: text; hint [code]`.
  public String line() {
    var more = hint.isEmpty() ? "" : "; " + hint;
    return "%s: %s%s [%s]".formatted(at, text, more, code);
  }
}
