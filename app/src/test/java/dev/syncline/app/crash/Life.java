package dev.syncline.app.crash;

import dev.syncline.app.wiring.StateHousehold;
import dev.syncline.core.content.Content;
import dev.syncline.core.ledger.Entry;
import dev.syncline.core.policy.PersonDecision.Hold;
import dev.syncline.core.policy.Said;
import dev.syncline.core.run.Cause;
import dev.syncline.core.run.FaultPoints;
import dev.syncline.core.run.Outcome;
import dev.syncline.core.run.Pace;
import dev.syncline.core.run.RunId;
import dev.syncline.core.run.SyncException;
import dev.syncline.engine.Rounds;
import dev.syncline.engine.pass.Report;
import dev.syncline.engine.pass.Worker;
import dev.syncline.engine.sentence.Declaration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What one process does with a site between its start and its end.
final class Life {
  private static final int PASSES_MAX = 6;

  private Life() {}

  /// What a life does with the declared sync.
  interface Deed {
    <T extends Content> List<Report> with(Declaration<T> declaration, StateHousehold household)
        throws SyncException, InterruptedException;
  }

  /// Opens the site, does `deed`, and closes it, which frees the lock for the next life also after
  /// a halt. Unlike a kill it also folds the log into the ledger and clears the staging folder:
  /// what that hides is for real kills to find.
  static List<Report> of(Site site, FaultPoints faults, Pace pace, Deed deed)
      throws SyncException, InterruptedException {
    try (var household = site.households(faults, pace).toChange()) {
      return with(household.declared(List.of()).getFirst(), household, deed);
    }
  }

  private static <T extends Content> List<Report> with(
      Declaration<T> declaration, StateHousehold household, Deed deed)
      throws SyncException, InterruptedException {
    return deed.with(declaration, household);
  }

  /// Passes, as after a start, each until its verdict, until there is nothing to do.
  static final Deed UNTIL_QUIET =
      new Deed() {
        @Override
        public <T extends Content> List<Report> with(
            Declaration<T> declaration, StateHousehold household) throws InterruptedException {
          return untilQuiet(declaration, household);
        }
      };

  /// What `syncline rollback` does to go back to the version before.
  static final Deed ROLL_BACK =
      new Deed() {
        @Override
        public <T extends Content> List<Report> with(
            Declaration<T> declaration, StateHousehold household)
            throws SyncException, InterruptedException {
          return List.of(rollBack(declaration, household));
        }
      };

  private static <T extends Content> List<Report> untilQuiet(
      Declaration<T> declaration, StateHousehold household) throws InterruptedException {
    var shop = household.workshop();
    var worker = new Worker<>(declaration, shop);
    var reports = new ArrayList<Report>();
    do {
      var run = RunId.at(shop.pace().now(), shop.random());
      var report = worker.pass(run, Set.of(Cause.START_UP));
      reports.add(new Rounds(shop, 1).verdict(worker, report));
    } while (!isQuiet(reports.getLast()) && reports.size() < PASSES_MAX);
    return reports;
  }

  static boolean isQuiet(Report report) {
    return report.outcome() instanceof Outcome.Unchanged
        || report.outcome() instanceof Outcome.Waiting;
  }

  private static <T extends Content> Report rollBack(
      Declaration<T> declaration, StateHousehold household)
      throws SyncException, InterruptedException {
    var shop = household.workshop();
    var sync = declaration.name();
    var installed = shop.ledger().inventories().of(sync).installed().orElseThrow().of();
    var hold = new Hold(Optional.empty(), Optional.of(installed.revision()));
    var said = new Said(hold, "a test", shop.pace().now(), "");
    shop.ledger().write(shop.tenure(), List.of(new Entry.PersonSaid(sync, said)));
    var to =
        shop.ledger().inventories().proven(sync).stream()
            .filter(proven -> !proven.of().revision().equals(installed.revision()))
            .findFirst()
            .orElseThrow();
    var worker = new Worker<>(declaration, shop);
    var run = RunId.at(shop.pace().now(), shop.random());
    return new Rounds(shop, 1).verdict(worker, worker.rollBack(run, to, "asked for"));
  }
}
