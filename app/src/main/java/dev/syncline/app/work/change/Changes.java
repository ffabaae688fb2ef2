package dev.syncline.app.work.change;

import dev.syncline.app.cli.Changing;
import dev.syncline.app.cli.ExitCode;
import dev.syncline.app.cli.Looking;
import dev.syncline.app.cli.Output;
import dev.syncline.app.cli.request.PlanRequest;
import dev.syncline.app.cli.request.PollRequest;
import dev.syncline.app.cli.request.RollbackRequest;
import dev.syncline.app.cli.request.SyncRequest;
import dev.syncline.app.wiring.Household;
import dev.syncline.app.wiring.Households;
import dev.syncline.app.work.Opening;
import dev.syncline.core.content.Content;
import dev.syncline.core.run.Complaint;
import dev.syncline.core.run.Outcome;
import dev.syncline.core.run.SyncException;
import dev.syncline.core.run.SyncName;
import dev.syncline.engine.Rounds;
import dev.syncline.engine.pass.Report;
import dev.syncline.engine.sentence.Declaration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Sync and rollback; `poll` is done by somebody else.
public final class Changes implements Changing {
  private final Households households;
  private final Looking looking;
  private final Polling polling;
  private final Person person;

  /// Who runs the command, and how many passes go on at once.
  public record Person(String who, int places) {}

  /// `looking` answers `sync --dry-run`.
  public Changes(Households households, Looking looking, Polling polling, Person person) {
    this.households = households;
    this.looking = looking;
    this.polling = polling;
    this.person = person;
  }

  @Override
  public ExitCode sync(SyncRequest request, Output output)
      throws SyncException, InterruptedException {
    if (request.force()) {
      output.complain(
          new Complaint(
              "SYN-FORCE-MEANINGLESS",
              "sync --force",
              "for a binary and a directory there is nothing to force",
              "Leave --force away; what a guard halts needs 'syncline approve SYNC'"));
      return ExitCode.USAGE;
    }
    if (request.dryRun()) {
      var plan = new PlanRequest(request.syncs(), false, false, Optional.empty(), false);
      return looking.plan(plan, output);
    }
    try (var household = Opening.toChange(households, output)) {
      var declarations = household.declared(request.syncs());
      var reports = toldOfStops(household, declarations, request.untilProven(), output);
      SyncView.result(reports, output);
      household.deliver();
      return ExitCode.of(
          reports.values().stream().map(report -> SyncView.code(report.outcome())).toList());
    }
  }

  private Map<SyncName, Report> toldOfStops(
      Household household, List<Declaration<?>> declarations, boolean patient, Output output)
      throws SyncException, InterruptedException {
    try {
      return once(household, declarations, patient, output);
    } catch (InterruptedException e) {
      output.warn("stopped; " + left(household, declarations));
      throw e;
    }
  }

  private static String left(Household household, List<Declaration<?>> declarations)
      throws SyncException {
    var begun = new ArrayList<String>();
    for (var declaration : declarations) {
      if (household.ledger().runs().open(declaration.name()).isPresent()) {
        begun.add(declaration.name().value());
      }
    }
    return begun.isEmpty()
        ? "nothing that was begun is left unfinished"
        : "what was begun of %s is finished or undone by the next run"
            .formatted(String.join(", ", begun));
  }

  private Map<SyncName, Report> once(
      Household household, List<Declaration<?>> declarations, boolean patient, Output output)
      throws InterruptedException {
    try (var progress = output.progress("syncing")) {
      household.events().listen(new Telling(progress));
      return rounds(household).once(declarations, patient);
    }
  }

  private Rounds rounds(Household household) {
    return new Rounds(household.workshop(), person.places());
  }

  @Override
  public ExitCode poll(PollRequest request, Output output)
      throws SyncException, InterruptedException {
    return polling.poll(request, output);
  }

  @Override
  public ExitCode rollback(RollbackRequest request, Output output)
      throws SyncException, InterruptedException {
    try (var household = Opening.toChange(households, output)) {
      var declaration = household.declared(List.of(request.sync())).getFirst();
      var back = back(declaration, household, request, output);
      var report = back.report();
      SyncView.result(Map.of(request.sync(), report), output);
      household.deliver();
      if (report.outcome() instanceof Outcome.RolledBack) {
        output.note(
            "It is held there until something newer comes or 'syncline unhold %s'."
                .formatted(request.sync()));
        return ExitCode.DONE; // asked for, so no failure
      }
      if (back.isHoldUndone()) {
        output.warn(
            ("Nothing was changed, and %1$s is not held by it. To have another version, pin it:"
                    + " syncline pin %1$s VERSION")
                .formatted(request.sync()));
      }
      return SyncView.code(report.outcome());
    }
  }

  private <T extends Content> Rollback.Back back(
      Declaration<T> declaration, Household household, RollbackRequest request, Output output)
      throws SyncException, InterruptedException {
    var wish = new Rollback.Wish(request.to(), person.who(), request.reason());
    try (var progress = output.progress("rolling back")) {
      household.events().listen(new Telling(progress));
      return new Rollback<>(declaration, household, rounds(household)).carryOut(wish);
    }
  }
}
