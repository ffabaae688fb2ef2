package dev.syncline.app.work.change;

import dev.syncline.app.cli.ExitCode;
import dev.syncline.app.cli.Output;
import dev.syncline.app.cli.Words;
import dev.syncline.app.cli.Words.Tone;
import dev.syncline.app.work.say.Complaints;
import dev.syncline.app.work.say.Document;
import dev.syncline.app.work.say.Labels;
import dev.syncline.core.run.Complaint;
import dev.syncline.core.run.Outcome;
import dev.syncline.core.run.SyncName;
import dev.syncline.engine.pass.Report;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What people and programs see of passes that were made for a command.
final class SyncView {
  private static final List<String> HEADER =
      List.of("SYNC", "OUTCOME", "FROM", "TO", "CHANGES", "DETAIL");

  private SyncView() {}

  static void result(Map<SyncName, Report> reports, Output output) {
    output.result(() -> document(reports), words -> words(reports, words));
    reports.forEach((sync, report) -> {
      report
          .problems()
          .forEach(problem -> output.warn("%s: %s".formatted(sync, Labels.problem(problem))));
      complaint(report.outcome()).ifPresent(why -> output.warn(warning(sync, report, why)));
    });
  }

  private static String warning(SyncName sync, Report report, Complaint complaint) {
    return complaint.more().size() < 2 // a remark, and no log
        ? Complaints.of(sync, complaint)
        : Complaints.of(
            sync,
            complaint,
            "%s. The whole log: syncline logs %s".formatted(complaint.next(), report.run()));
  }

  static Map<String, @Nullable Object> document(Map<SyncName, Report> reports) {
    var syncs =
        reports.entrySet().stream().map(each -> document(each.getKey(), each.getValue())).toList();
    return new Document().put("syncs", syncs).fields();
  }

  static Document document(SyncName sync, Report report) {
    var outcome = report.outcome();
    return new Document()
        .put("name", sync)
        .put("run", report.run())
        .put("outcome", outcome.word())
        .put("reason", outcome.reason())
        .put("from", report.from().map(from -> from.label()))
        .put("to", report.to().map(to -> to.label()))
        .put("changes", report.changes())
        .put("problems", report.problems().stream().map(Document::of).toList())
        .putIfPresent("probation_since", since(outcome))
        .putIfPresent("error", complaint(outcome).map(Document::of));
  }

  static void words(Map<SyncName, Report> reports, Words words) {
    words.table(
        HEADER,
        reports.entrySet().stream()
            .map(each -> row(each.getKey(), each.getValue(), words))
            .toList());
  }

  private static List<String> row(SyncName sync, Report report, Words words) {
    var outcome = report.outcome();
    return List.of(
        sync.value(),
        words.tone(tone(outcome), outcome.word().replace('-', ' ')),
        Labels.label(report.from()),
        Labels.label(report.to()),
        Integer.toString(report.changes()),
        detail(outcome));
  }

  private static String detail(Outcome outcome) {
    if (outcome instanceof Outcome.OnProbation) {
      return "watched by whoever comes next; 'syncline status' tells the verdict";
    }
    return Labels.brief(complaint(outcome).map(Complaint::why).orElseGet(outcome::reason));
  }

  private static Optional<Instant> since(Outcome outcome) {
    return outcome instanceof Outcome.OnProbation(var since)
        ? Optional.of(since)
        : Optional.empty();
  }

  private static Optional<Complaint> complaint(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Failed(var complaint) -> Optional.of(complaint);
      case Outcome.Halted(var complaint) -> Optional.of(complaint);
      case Outcome _ -> Optional.empty();
    };
  }

  private static Tone tone(Outcome outcome) {
    return switch (code(outcome)) {
      case DONE ->
          outcome instanceof Outcome.Waiting
                  || outcome instanceof Outcome.Suspended
                  || outcome instanceof Outcome.OnProbation
              ? Tone.WARNING
              : Tone.GOOD;
      case HALTED -> Tone.WARNING;
      case FAILED, PARTLY, USAGE, PENDING, INTERRUPTED, TERMINATED -> Tone.BAD;
    };
  }

  /// The exit code of one pass: the only place that says it.
  static ExitCode code(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Unchanged _,
          Outcome.Suspended _,
          Outcome.Applied _,
          Outcome.OnProbation _,
          Outcome.Superseded _,
          Outcome.Proposed _,
          Outcome.Waiting _ ->
          ExitCode.DONE;
      case Outcome.RolledBack _, Outcome.Failed _ -> ExitCode.FAILED;
      case Outcome.Halted _ -> ExitCode.HALTED;
      case Outcome.Partial _ -> ExitCode.PARTLY;
    };
  }
}
