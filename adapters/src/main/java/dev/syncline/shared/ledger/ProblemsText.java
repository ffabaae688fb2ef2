package dev.syncline.shared.ledger;

import dev.syncline.core.run.Problem;
import java.util.ArrayList;
import java.util.List;

/// The problems of a run as JSON: the first [#KEPT].
final class ProblemsText {
  static final int KEPT = 50;

  private ProblemsText() {}

  /// What `before` holds and then `more`.
  static String add(String before, Problem more) {
    var problems = new ArrayList<>(read(before));
    problems.add(more);
    var list = problems.stream().limit(KEPT).map(ProblemsText::fields).toList();
    return Fields.none().with("kept", list).json();
  }

  static List<Problem> read(String json) {
    var fields = Fields.parse(json);
    return fields.has("kept")
        ? fields.list("kept", element -> problem((Fields) element))
        : List.of();
  }

  private static Fields fields(Problem problem) {
    return Fields.none().with("code", problem.code()).with("text", problem.text());
  }

  private static Problem problem(Fields fields) {
    return new Problem(fields.text("code"), fields.text("text"));
  }
}
