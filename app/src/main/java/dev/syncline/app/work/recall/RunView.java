package dev.syncline.app.work.recall;

import dev.syncline.app.cli.Words;
import dev.syncline.app.cli.Words.Tone;
import dev.syncline.app.work.say.Counts;
import dev.syncline.app.work.say.Document;
import dev.syncline.app.work.say.Labels;
import dev.syncline.app.work.say.Times;
import dev.syncline.core.ledger.Run;
import dev.syncline.core.run.Cause;
import dev.syncline.core.run.Complaint;
import dev.syncline.core.run.Outcome;
import dev.syncline.core.run.Problem;
import dev.syncline.core.run.Step;
import dev.syncline.core.run.SyncName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What people and programs see of one run, and of many.
final class RunView {
  private static final List<String> RUNS =
      List.of("RUN", "STARTED", "TOOK", "CAUSE", "OUTCOME", "FROM", "TO", "CHANGES", "PROBLEMS");
  private static final List<String> STEPS = List.of("STEP", "AT", "TOOK", "DETAIL");
  private static final List<String> EFFECTS = List.of("EFFECT", "KEY", "DETAIL");

  private RunView() {}

  static Map<String, @Nullable Object> history(SyncName sync, List<Run> runs) {
    return new Document()
        .put("sync", sync)
        .put("runs", runs.stream().map(RunView::summary).toList())
        .fields();
  }

  static void history(List<Run> runs, Words words, Instant now) {
    if (runs.isEmpty()) {
      return; // a note says so
    }
    words.table(RUNS, runs.stream().map(run -> row(run, words, now)).toList());
  }

  private static List<String> row(Run run, Words words, Instant now) {
    return List.of(
        run.id().value(),
        Times.ago(run.started(), now),
        took(run).map(Times::span).orElse("-"),
        causes(run),
        words.tone(tone(run), outcome(run)),
        Labels.label(run.from()),
        Labels.label(run.to()),
        Integer.toString(run.changes()),
        codes(run));
  }

  private static Document summary(Run run) {
    return new Document()
        .put("run", run.id())
        .put("sync", run.sync())
        .put("causes", run.causes().stream().sorted().map(Cause::word).toList())
        .put("started", run.started())
        .put("ended", run.ended())
        .put("took", took(run))
        .put("from", run.from().map(from -> from.label()))
        .put("to", run.to().map(to -> to.label()))
        .put("from_revision", run.from().map(from -> from.revision()))
        .put("to_revision", run.to().map(to -> to.revision()))
        .put("outcome", run.outcome().map(Outcome::word))
        .put("reason", run.outcome().map(Outcome::reason))
        .put("error", run.outcome().flatMap(RunView::complaint).map(Document::of))
        .put("changes", run.changes())
        .put("problems", run.problems().stream().map(Document::of).toList());
  }

  static Map<String, @Nullable Object> show(Run run, int logLines) {
    return summary(run)
        .put("steps", run.steps().stream().map(RunView::step).toList())
        .put(
            "effects",
            run.effects().stream()
                .map(effect ->
                    new Document()
                        .put("effect", effect.kind().word())
                        .put("key", effect.key())
                        .put("detail", effect.detail()))
                .toList())
        .put("log_lines", logLines)
        .fields();
  }

  private static Document step(Step step) {
    return new Document()
        .put("step", step.name())
        .put("at", step.at())
        .put("took", step.took())
        .put("detail", step.detail());
  }

  static void show(Run run, int logLines, Words words) {
    words.table(
        List.of(),
        List.of(
            List.of("run", "%s of %s".formatted(run.id(), run.sync())),
            List.of("because of", causes(run)),
            List.of("started", started(run)),
            List.of("from", Labels.label(run.from())),
            List.of("to", Labels.label(run.to())),
            List.of("outcome", words.tone(tone(run), outcome(run) + reason(run)))));
    more(run, words);
    run.problems().forEach(problem -> words.line(Labels.problem(problem)));
    if (!run.steps().isEmpty()) {
      words.line("");
      words.table(STEPS, run.steps().stream().map(step -> row(run, step)).toList());
    }
    if (!run.effects().isEmpty()) {
      words.line("");
      words.table(
          EFFECTS,
          run.effects().stream()
              .map(effect -> List.of(effect.kind().word(), effect.key(), effect.detail()))
              .toList());
    }
    words.line("");
    words.line(log(run, logLines));
  }

  private static String log(Run run, int lines) {
    return lines == 0
        ? "What it called said nothing."
        : "What it called said %s: syncline logs %s".formatted(Counts.of(lines, "line"), run.id());
  }

  private static String started(Run run) {
    return took(run)
        .map(time -> "%s, took %s".formatted(run.started(), Times.span(time)))
        .orElseGet(() -> run.started() + ", not over");
  }

  // The offset says more than a clock time: where the time went.
  private static List<String> row(Run run, Step step) {
    var after = Duration.between(run.started(), step.at());
    return List.of(step.name(), "+" + Times.span(after), Times.span(step.took()), step.detail());
  }

  private static String causes(Run run) {
    return run.causes().stream().sorted().map(Cause::word).collect(Collectors.joining(", "));
  }

  private static Optional<Duration> took(Run run) {
    return run.ended().map(ended -> Duration.between(run.started(), ended));
  }

  private static String codes(Run run) {
    var codes = run.problems().stream().map(Problem::code).distinct().toList();
    return codes.isEmpty() ? "-" : String.join(" ", codes);
  }

  private static String outcome(Run run) {
    return run.outcome().map(outcome -> outcome.word().replace('-', ' ')).orElse("not over");
  }

  private static String reason(Run run) {
    return run.outcome()
        .flatMap(outcome -> outcome.reason().lines().findFirst())
        .filter(reason -> !reason.isBlank())
        .map(": "::concat)
        .orElse("");
  }

  private static void more(Run run, Words words) {
    run.outcome()
        .flatMap(RunView::complaint)
        .ifPresent(complaint -> complaint.more().forEach(line -> words.line("  " + line)));
  }

  private static Optional<Complaint> complaint(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Failed(var complaint) -> Optional.of(complaint);
      case Outcome.Halted(var complaint) -> Optional.of(complaint);
      case Outcome _ -> Optional.empty();
    };
  }

  private static Tone tone(Run run) {
    return switch (run.outcome().map(Outcome::word).orElse("")) {
      case "failed", "halted", "rolled-back", "partial" -> Tone.BAD;
      case "applied", "proposed" -> Tone.GOOD;
      default -> Tone.WARNING;
    };
  }
}
