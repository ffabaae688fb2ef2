package dev.syncline.app.work.look;

import dev.syncline.app.cli.Words;
import dev.syncline.app.cli.Words.Tone;
import dev.syncline.app.work.say.Document;
import dev.syncline.app.work.say.Labels;
import dev.syncline.core.policy.Decision.Blocked;
import dev.syncline.core.policy.Decision.Choice;
import dev.syncline.core.run.Complaint;
import dev.syncline.core.run.SyncName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What people and programs see of `check`.
final class CheckView {
  private static final List<String> HEADER =
      List.of("SYNC", "CURRENT", "LATEST", "STATE", "REASON");
  private static final int PASSED_OVER_MAX = 50;

  private CheckView() {}

  /// Seed 001's map: top-level names are sync names only.
  static Map<String, @Nullable Object> document(
      List<Attempt<Checked>> attempts, Map<SyncName, Checks.Standing> standing) {
    var bySync = new LinkedHashMap<String, @Nullable Object>();
    for (var attempt : attempts) {
      var document =
          switch (attempt) {
            case Attempt.Done<Checked>(var sync, var checked) -> document(sync, checked);
            case Attempt.Failed<Checked>(var sync, var complaint) ->
                document(sync, Optional.ofNullable(standing.get(sync)), complaint);
          };
      bySync.put(attempt.sync().value(), document.fields());
    }
    return bySync;
  }

  private static Document document(
      SyncName sync, Optional<Checks.Standing> standing, Complaint complaint) {
    return new Document()
        .put("name", sync)
        .put("current", standing.map(Checks.Standing::version))
        .put("latest", null)
        .put("update_available", false)
        .put("error", Document.of(complaint));
  }

  private static Document document(SyncName sync, Checked checked) {
    var track = checked.track();
    var passedOver = checked.passedOver();
    return new Document()
        .put("name", sync)
        .put("current", checked.current().map(now -> Labels.version(now, track)))
        .put("latest", checked.latest().map(newest -> Labels.version(newest, track)))
        .put("update_available", checked.isUpdateAvailable())
        .put("current_revision", checked.current().map(now -> now.revision()))
        .put("latest_revision", checked.latest().map(newest -> newest.revision()))
        .put("reason", checked.reason())
        .put("blocked", checked.blocked().map(blocked -> blocked(checked, blocked)))
        .put(
            "passed_over",
            passedOver.stream()
                .limit(PASSED_OVER_MAX)
                .map(passed ->
                    new Document()
                        .put("version", Labels.version(passed.candidate(), track))
                        .put("reason", passed.reason()))
                .toList())
        .put("passed_over_count", passedOver.size())
        .put("problems", checked.decision().problems().stream().map(Document::of).toList())
        .put("unwell", checked.unwell())
        .put("halted", checked.halted());
  }

  private static Document blocked(Checked checked, Blocked blocked) {
    return new Document()
        .put("version", Labels.version(blocked.candidate(), checked.track()))
        .put("reason", blocked.reason())
        .put("until", blocked.until());
  }

  /// `standing` is what is known of those that could not be looked at.
  static void words(
      List<Attempt<Checked>> attempts, Map<SyncName, Checks.Standing> standing, Words words) {
    words.table(HEADER, attempts.stream().map(attempt -> row(attempt, standing, words)).toList());
    for (var attempt : attempts) {
      if (attempt instanceof Attempt.Done<Checked>(var sync, var checked)) {
        checked
            .decision()
            .problems()
            .forEach(problem -> words.line("%s: %s".formatted(sync, Labels.problem(problem))));
        checked
            .halted()
            .ifPresent(_ ->
                words.line(
                    "%s: look at 'syncline plan %1$s'; if that is meant: syncline approve %1$s"
                        .formatted(sync)));
        checked.quarantined().ifPresent(waits -> words.line(Waits.toTryAgain(sync, waits)));
      }
    }
  }

  private static List<String> row(
      Attempt<Checked> attempt, Map<SyncName, Checks.Standing> standing, Words words) {
    return switch (attempt) {
      case Attempt.Failed<Checked>(var sync, var complaint) ->
          List.of(
              sync.value(),
              Optional.ofNullable(standing.get(sync)).map(Checks.Standing::version).orElse("-"),
              "-",
              words.tone(Tone.BAD, "failed"),
              Labels.brief(complaint.why()));
      case Attempt.Done<Checked>(var sync, var checked) ->
          List.of(
              sync.value(),
              Labels.label(checked.current()),
              Labels.label(checked.latest()),
              state(checked, words),
              reason(checked));
    };
  }

  private static String state(Checked checked, Words words) {
    if (checked.suspended()) {
      return words.tone(Tone.WARNING, "suspended");
    }
    if (checked.unwell().isPresent() && !checked.isUpdateAvailable()) {
      return words.tone(Tone.BAD, "not healthy");
    }
    if (checked.halted().isPresent()) {
      return words.tone(Tone.WARNING, "halted");
    }
    return switch (checked.decision().choice()) {
      case Choice.Take _ -> words.tone(Tone.STRONG, "update available");
      case Choice.Ask _ -> words.tone(Tone.WARNING, "waits for a person");
      case Choice.Stay _ ->
          checked.blocked().isPresent()
              ? words.tone(Tone.WARNING, "waits")
              : checked.isUpToDate() ? words.tone(Tone.GOOD, "up to date") : "nothing to take";
    };
  }

  private static String waits(Blocked blocked) {
    var how = blocked.reason().startsWith("waiting ") ? "is" : "waits:";
    return "; %s %s %s".formatted(blocked.candidate().label(), how, blocked.reason());
  }

  private static String reason(Checked checked) {
    if (checked.unwell().isPresent() && !checked.isUpdateAvailable()) {
      return Labels.brief(checked.unwell().get());
    }
    if (checked.halted().isPresent()) {
      return Labels.brief("by a guard: " + checked.halted().get());
    }
    var waiting =
        checked.decision().blocked().stream()
            .filter(each -> !checked.reason().contains(each.candidate().label()))
            .map(CheckView::waits)
            .collect(Collectors.joining());
    return Labels.brief(checked.reason() + waiting);
  }
}
