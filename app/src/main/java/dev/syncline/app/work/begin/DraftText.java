package dev.syncline.app.work.begin;

import dev.syncline.app.config.shape.YamlText;
import dev.syncline.app.work.begin.Draft.Guess;
import java.util.ArrayList;
import java.util.List;

/// A draft as the text of a configuration. Pure.
final class DraftText {
  private static final List<String> HEAD =
      List.of(
          "# Written by 'syncline init platform' from what the project says; yours from now on.",
          "# Each line says where it comes from. 'syncline config schema' tells every key.",
          "version: 1",
          "",
          "syncs:");

  private final List<String> lines = new ArrayList<>(HEAD);

  private DraftText() {}

  static String of(Draft draft) {
    var text = new DraftText();
    draft.guesses().forEach(text::add);
    draft
        .leftOut()
        .forEach(each -> {
          text.lines.add("");
          text.comment("  ", "left out: %s. %s".formatted(each.name(), each.why()));
        });
    return String.join("\n", text.lines) + "\n";
  }

  private void add(Guess guess) {
    if (lines.size() > HEAD.size()) {
      lines.add("");
    }
    guess.unknown().forEach(text -> comment("  ", "unknown: " + text));
    lines.add("  %s:".formatted(YamlText.scalar(guess.name().value())));
    List<String> open = List.of();
    for (var setting : guess.settings()) {
      var keys = List.of(setting.key().split("\\."));
      int same = shared(open, keys);
      for (int i = same; i < keys.size() - 1; i++) {
        lines.add("%s%s:".formatted(indent(i), keys.get(i)));
      }
      lines.add(
          "%s%s: %s  # %s"
              .formatted(
                  indent(keys.size() - 1),
                  keys.getLast(),
                  YamlText.scalar(setting.value()),
                  printable(setting.from())));
      open = keys.subList(0, keys.size() - 1);
    }
  }

  private static int shared(List<String> open, List<String> keys) {
    int same = 0;
    while (same < open.size() && same < keys.size() - 1 && open.get(same).equals(keys.get(same))) {
      same++;
    }
    return same;
  }

  private void comment(String indent, String text) {
    lines.add("%s# %s".formatted(indent, printable(text)));
  }

  private static String indent(int depth) {
    return "  ".repeat(depth + 2);
  }

  private static String printable(String text) {
    return text.replaceAll("\\p{Cntrl}", "?");
  }
}
