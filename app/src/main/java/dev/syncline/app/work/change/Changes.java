package dev.syncline.app.work.change;

import dev.syncline.app.cli.Changing;
import dev.syncline.app.cli.ExitCode;
import dev.syncline.app.cli.Looking;
import dev.syncline.app.cli.Output;
import dev.syncline.app.cli.request.PlanRequest;
import dev.syncline.app.cli.request.PollRequest;
import dev.syncline.app.cli.request.RingRequest;
import dev.syncline.app.cli.request.RollbackRequest;
import dev.syncline.app.cli.request.SyncRequest;
import dev.syncline.app.cli.request.WatchRequest;
import dev.syncline.app.wiring.Household;
import dev.syncline.app.wiring.Households;
import dev.syncline.app.work.KnownSyncs;
import dev.syncline.app.work.Opening;
import dev.syncline.core.content.Content;
import dev.syncline.core.run.Complaint;
import dev.syncline.core.run.Outcome;
import dev.syncline.core.run.SyncException;
import dev.syncline.core.run.SyncName;
import dev.syncline.engine.pass.Report;
import dev.syncline.engine.sentence.Declaration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Sync, ring and rollback; `poll` and `watch` are done by somebody else.
public final class Changes implements Changing {
  private final Households households;
  private final Looking looking;
  private final LongRunning daemons;
  private final Person person;

  /// Who runs the command, and how many passes go on at once.
  public record Person(String who, int places) {}

  /// `looking` answers `sync --dry-run`.
  public Changes(Households households, Looking looking, LongRunning daemons, Person person) {
    this.households = households;
    this.looking = looking;
    this.daemons = daemons;
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
    try (var progress = output.progress("syncing");
        var _ = household.events().listen(new Telling(names(declarations), progress))) {
      return household.passes(person.places()).once(declarations, patient);
    }
  }

  private static Set<SyncName> names(List<Declaration<?>> declarations) {
    return declarations.stream().map(Declaration::name).collect(Collectors.toSet());
  }

  @Override
  public ExitCode poll(PollRequest request, Output output)
      throws SyncException, InterruptedException {
    return daemons.poll(request, output);
  }

  @Override
  public ExitCode watch(WatchRequest request, Output output)
      throws SyncException, InterruptedException {
    return daemons.watch(request, output);
  }

  @Override
  public ExitCode ring(RingRequest request, Output output)
      throws SyncException, InterruptedException {
    try (var household = households.toRead()) {
      var syncs = request.syncs().isEmpty() ? household.names() : request.syncs();
      KnownSyncs.named(syncs, household);
      for (var sync : syncs) {
        if (!household.ring(sync)) {
          throw SyncException.rejected(
              "SYN-RING-NOBODY",
              "ringing " + sync,
              "no daemon runs here",
              "Start one: syncline watch; or make one pass: syncline sync %s".formatted(sync));
        }
      }
      output.result(
          () -> Map.of("rung", syncs), words -> words.line("Rung: %s.".formatted(joined(syncs))));
      return ExitCode.DONE;
    }
  }

  private static String joined(List<SyncName> syncs) {
    return syncs.stream().map(SyncName::value).collect(Collectors.joining(", "));
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
    try (var progress = output.progress("rolling back");
        var _ = household.events().listen(new Telling(Set.of(request.sync()), progress))) {
      return new Rollback<>(declaration, household, household.passes(1)).carryOut(wish);
    }
  }
}
