package dev.syncline.app.work.look;

import dev.syncline.app.cli.Words;
import dev.syncline.app.cli.Words.Tone;
import dev.syncline.app.work.say.Counts;
import dev.syncline.app.work.say.Document;
import dev.syncline.app.work.say.Labels;
import dev.syncline.core.content.Digest;
import dev.syncline.core.plan.Change;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What people and programs see of `verify`.
final class VerifyView {
  private static final List<String> HEADER = List.of("SYNC", "VERSION", "STATE", "DETAIL");
  private static final int DIFFERENCES_MAX = 1_000;

  private VerifyView() {}

  static Map<String, @Nullable Object> document(List<Attempt<Verified>> attempts) {
    return new Document()
        .put("syncs", attempts.stream().map(VerifyView::document).toList())
        .fields();
  }

  private static Document document(Attempt<Verified> attempt) {
    var document = new Document().put("name", attempt.sync());
    return switch (attempt) {
      case Attempt.Failed<Verified>(_, var complaint) ->
          document.put("state", "failed").put("error", Document.of(complaint));
      case Attempt.Done<Verified>(_, var verified) ->
          document
              .put("state", word(verified))
              .put("version", verified.installed().map(installed -> installed.label()))
              .put("found", verified.found().map(found -> found.label()))
              .put(
                  "differences",
                  verified.drift().stream()
                      .limit(DIFFERENCES_MAX)
                      .map(VerifyView::difference)
                      .toList())
              .put("differences_count", verified.drift().size());
    };
  }

  private static Document difference(Change change) {
    return new Document()
        .put("key", change.key())
        .put("would", change.action().word())
        .put("is", change.from())
        .put("should_be", change.to())
        .put("detail", change.detail());
  }

  private static String word(Verified verified) {
    if (verified.installed().isEmpty()) {
      return "unknown";
    }
    return verified.isDifferent() ? "differs" : "same";
  }

  static void words(List<Attempt<Verified>> attempts, Words words) {
    words.table(HEADER, attempts.stream().map(attempt -> row(attempt, words)).toList());
    for (var attempt : attempts) {
      if (attempt instanceof Attempt.Done<Verified>(var sync, var verified)) {
        verified.drift().stream()
            .limit(DIFFERENCES_MAX)
            .forEach(change -> words.line("%s: %s".formatted(sync, difference(change, words))));
        if (verified.isDifferent()) {
          words.line("%1$s: 'syncline sync %1$s' heals it, unless drift: report".formatted(sync));
        }
      }
    }
  }

  private static String difference(Change change, Words words) {
    if (change.from().isPresent() && change.from().equals(change.to())) {
      return words.tone(Tone.BAD, "%s: %s".formatted(change.key(), change.detail()));
    }
    var is = change.from().map(Digest::shortened).orElse("nothing");
    var wanted = change.to().map(Digest::shortened).orElse("nothing");
    var text = "%s is %s, should be %s".formatted(change.key(), is, wanted);
    return words.tone(Tone.BAD, text) + (change.detail().isBlank() ? "" : ", " + change.detail());
  }

  private static List<String> row(Attempt<Verified> attempt, Words words) {
    var sync = attempt.sync().value();
    return switch (attempt) {
      case Attempt.Failed<Verified>(_, var complaint) ->
          List.of(sync, "-", words.tone(Tone.BAD, "failed"), Labels.brief(complaint.why()));
      case Attempt.Done<Verified>(_, var verified) -> {
        var version = Labels.label(verified.installed());
        yield switch (word(verified)) {
          case "same" -> List.of(sync, version, words.tone(Tone.GOOD, "as the ledger says"), "");
          case "differs" -> {
            var count = Counts.of(verified.drift().size(), "difference");
            yield List.of(sync, version, words.tone(Tone.BAD, "differs"), count);
          }
          default -> List.of(sync, version, "not in the ledger", found(verified));
        };
      }
    };
  }

  private static String found(Verified verified) {
    return verified
        .found()
        .map(found -> found.label() + " is there; the next sync takes it over")
        .orElse("nothing was ever brought");
  }
}
