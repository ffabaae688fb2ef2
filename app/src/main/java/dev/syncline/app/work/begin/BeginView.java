package dev.syncline.app.work.begin;

import dev.syncline.app.cli.Words;
import dev.syncline.app.work.begin.Draft.Guess;
import dev.syncline.app.work.say.Document;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What was written, as people and programs see it.
record BeginView(Path file, Draft draft, String next) {
  private static final List<String> HEADER = List.of("SYNC", "KEY", "VALUE", "FROM");

  void words(Words words) {
    words.table(HEADER, draft.guesses().stream().flatMap(each -> rows(each).stream()).toList());
    for (var guess : draft.guesses()) {
      guess.unknown().forEach(text -> words.line("%s: unknown: %s".formatted(guess.name(), text)));
    }
    draft
        .leftOut()
        .forEach(each -> words.line("%s: left out: %s".formatted(each.name(), each.why())));
    words.line("Wrote %s. Next: '%s'.".formatted(file, next));
  }

  Map<String, @Nullable Object> document() {
    return new Document()
        .put("file", file)
        .put("syncs", draft.guesses().stream().map(BeginView::document).toList())
        .put(
            "left_out",
            draft.leftOut().stream()
                .map(each -> new Document().put("name", each.name()).put("why", each.why()))
                .toList())
        .put("next", next)
        .fields();
  }

  private static Document document(Guess guess) {
    var settings =
        guess.settings().stream()
            .map(each ->
                new Document()
                    .put("key", each.key())
                    .put("value", each.value())
                    .put("from", each.from()))
            .toList();
    return new Document()
        .put("name", guess.name())
        .put("settings", settings)
        .put("unknown", guess.unknown());
  }

  private static List<List<String>> rows(Guess guess) {
    return guess.settings().stream()
        .map(each -> List.of(guess.name().value(), shown(each.key()), each.value(), each.from()))
        .toList();
  }

  /// The last two words: the others go without saying.
  private static String shown(String key) {
    int last = key.lastIndexOf('.');
    return key.substring(key.lastIndexOf('.', last - 1) + 1);
  }
}
