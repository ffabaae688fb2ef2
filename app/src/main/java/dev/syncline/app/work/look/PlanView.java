package dev.syncline.app.work.look;

import dev.syncline.app.cli.Words;
import dev.syncline.app.cli.Words.Tone;
import dev.syncline.app.work.say.Document;
import dev.syncline.app.work.say.Labels;
import dev.syncline.app.work.say.Says;
import dev.syncline.core.content.Digest;
import dev.syncline.core.content.Promise;
import dev.syncline.core.plan.Change;
import dev.syncline.core.run.SyncName;
import dev.syncline.engine.pass.Preview;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What people and programs see of `plan`.
final class PlanView {
  private static final List<String> HEADER =
      List.of("SYNC", "ACTION", "KEY", "FROM", "TO", "DETAIL");
  private static final int CHANGES_MAX = 1_000;

  private PlanView() {}

  static Map<String, @Nullable Object> document(List<Attempt<Planned>> attempts) {
    return new Document().put("syncs", attempts.stream().map(PlanView::document).toList()).fields();
  }

  private static Document document(Attempt<Planned> attempt) {
    var document = new Document().put("name", attempt.sync());
    return switch (attempt) {
      case Attempt.Failed<Planned>(_, var complaint) ->
          document.put("action", null).put("error", Document.of(complaint));
      case Attempt.Done<Planned>(_, var planned) ->
          document
              .put("action", action(planned.preview()))
              .put("from", planned.from().map(from -> from.label()))
              .put("to", planned.to().map(to -> to.label()))
              .put("from_revision", planned.from().map(from -> from.revision()))
              .put("to_revision", planned.to().map(to -> to.revision()))
              .put("reason", reason(planned.preview()))
              .put("promised", promise(planned.preview()).map(Promise::how))
              .put("changes", changes(planned).stream().map(PlanView::document).toList())
              .put("changes_count", count(planned))
              .put("guard", guard(planned.preview()))
              .put("unfinished", planned.unfinished().map(first -> first.label()));
    };
  }

  private static String action(Preview preview) {
    return switch (preview) {
      case Preview.Nothing _ -> "none";
      case Preview.Bring bring -> bring.healing() ? "heal" : "bring";
    };
  }

  private static Optional<String> reason(Preview preview) {
    return preview instanceof Preview.Nothing(var why) ? Optional.of(why) : Optional.empty();
  }

  private static Optional<Promise> promise(Preview preview) {
    return preview instanceof Preview.Bring bring ? bring.promise() : Optional.empty();
  }

  private static Optional<Document> guard(Preview preview) {
    return preview instanceof Preview.Bring bring
        ? bring
            .objection()
            .map(objection ->
                new Document()
                    .put("why", objection.why())
                    .put("changes", objection.changes())
                    .put("agreed_by", bring.agreed().map(said -> said.who())))
        : Optional.empty();
  }

  private static Document document(Change change) {
    return new Document()
        .put("action", change.action().word())
        .put("key", change.key())
        .put("from", change.from())
        .put("to", change.to())
        .put("suspected", change.suspected())
        .put("detail", change.detail());
  }

  private static List<Change> changes(Planned planned) {
    return planned.preview() instanceof Preview.Bring bring
        ? bring.plan().changes().stream().limit(CHANGES_MAX).toList()
        : List.of();
  }

  private static int count(Planned planned) {
    return planned.preview() instanceof Preview.Bring bring ? bring.plan().changes().size() : 0;
  }

  /// `made`: content was made to know its digest, which is said.
  static void table(List<Attempt<Planned>> attempts, boolean made, Words words) {
    var rows = new ArrayList<List<String>>();
    attempts.forEach(attempt -> rows.addAll(rows(attempt, made, words)));
    words.table(HEADER, rows);
    attempts.forEach(attempt -> after(attempt, words));
  }

  private static List<List<String>> rows(Attempt<Planned> attempt, boolean made, Words words) {
    var sync = attempt.sync().value();
    return switch (attempt) {
      case Attempt.Failed<Planned>(_, var complaint) -> {
        var failed = words.tone(Tone.BAD, "failed");
        yield List.of(List.of(sync, failed, "-", "-", "-", Labels.brief(complaint.why())));
      }
      case Attempt.Done<Planned>(_, var planned) ->
          switch (planned.preview()) {
            case Preview.Nothing(var reason) -> {
              var there = Labels.label(planned.from());
              yield List.of(List.of(sync, "none", "-", there, there, Labels.brief(reason)));
            }
            case Preview.Bring bring ->
                changes(planned).stream()
                    .map(each -> row(sync, planned, each, detail(bring, each, made)))
                    .toList();
          };
    };
  }

  private static List<String> row(String sync, Planned planned, Change change, String detail) {
    return List.of(
        sync,
        (change.suspected() ? "compare" : change.action().word()),
        change.key(),
        change.from().isEmpty() ? "-" : Labels.label(planned.from()),
        change.action() == Change.Action.DELETE ? "-" : Labels.label(planned.to()),
        detail);
  }

  private static String detail(Preview.Bring bring, Change change, boolean made) {
    var parts = new ArrayList<String>();
    if (bring.healing()) {
      parts.add("drifted");
    }
    if (!change.detail().isBlank()) {
      parts.add(change.detail());
    }
    if (made) {
      change.to().ifPresent(to -> parts.add("digest " + to.shortened()));
    }
    boolean unknown = change.action() != Change.Action.DELETE && change.to().isEmpty();
    if (bring.promise().isPresent() && unknown && change.detail().isBlank()) {
      parts.add("would be %s; digest known then".formatted(bring.promise().get().how()));
    }
    return Labels.brief(String.join("; ", parts));
  }

  /// Said after the table or the diff: guards, unfinished runs, and how much was left out.
  private static void after(Attempt<Planned> attempt, Words words) {
    if (attempt instanceof Attempt.Done<Planned>(var sync, var planned)) {
      planned
          .unfinished()
          .ifPresent(first ->
              words.line(
                  "%s: the run that brings %s is not finished; that comes first"
                      .formatted(sync, first.label())));
      if (count(planned) > CHANGES_MAX) {
        words.line("%s: %d more changes".formatted(sync, count(planned) - CHANGES_MAX));
      }
      if (planned.preview() instanceof Preview.Bring bring) {
        bring.objection().ifPresent(_ -> words.line(objection(sync, bring, words)));
      }
      planned.quarantined().ifPresent(waits -> words.line(Waits.toTryAgain(sync, waits)));
    }
  }

  private static String objection(SyncName sync, Preview.Bring bring, Words words) {
    var why = bring.objection().orElseThrow().why();
    return bring
        .agreed()
        .map(said -> "%s: the plan %s; agreed %s".formatted(sync, why, Says.by(said)))
        .orElseGet(() ->
            words.tone(
                Tone.WARNING,
                "%s: a guard would halt it: the plan %s. If that is meant: syncline approve %s"
                    .formatted(sync, why, sync)));
  }

  static void diff(List<Attempt<Planned>> attempts, Words words) {
    for (var attempt : attempts) {
      diff(attempt, words);
      after(attempt, words);
    }
  }

  private static void diff(Attempt<Planned> attempt, Words words) {
    switch (attempt) {
      case Attempt.Failed<Planned>(var sync, var complaint) ->
          words.line("%s: failed: %s".formatted(sync, Labels.brief(complaint.why())));
      case Attempt.Done<Planned>(var sync, var planned) -> {
        switch (planned.preview()) {
          case Preview.Nothing(var reason) ->
              words.line("%s: nothing to change, %s".formatted(sync, reason));
          case Preview.Bring _ -> {
            var from = Labels.label(planned.from());
            words.line("%s: %s -> %s".formatted(sync, from, Labels.label(planned.to())));
            changes(planned).forEach(change -> diff(change, words));
          }
        }
      }
    }
  }

  private static void diff(Change change, Words words) {
    var from = change.from().map(Digest::shortened).orElse("nothing");
    var to = change.to().map(Digest::shortened).orElse("known once it is made");
    var line =
        switch (change.action()) {
          case CREATE -> words.tone(Tone.GOOD, "+ %s  %s".formatted(change.key(), to));
          case REPLACE ->
              words.tone(Tone.WARNING, "~ %s  %s -> %s".formatted(change.key(), from, to));
          case DELETE -> words.tone(Tone.BAD, "- %s  %s".formatted(change.key(), from));
        };
    words.line("  " + line + (change.detail().isBlank() ? "" : "  " + change.detail()));
  }
}
